package sample;

import java.math.BigDecimal;
import java.math.BigInteger;

class Sample {
    BigDecimal hot(BigDecimal x, BigInteger n) {
        BigDecimal cents = x.multiply(new BigDecimal("100.00"));
        return n.equals(BigInteger.valueOf(255)) ? cents : cents.add(BigDecimal.valueOf(12, 1));
    }
}
