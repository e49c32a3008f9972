package sample;

import java.math.BigDecimal;
import java.util.Date;

class Sample {
    BigDecimal hot(String text, long n, Date date) {
        return new BigDecimal(text).add(BigDecimal.valueOf(n)).add(new BigDecimal(new Date(3).getTime()));
    }
}
