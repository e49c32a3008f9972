package sample;

import java.math.BigDecimal;
import java.math.BigInteger;

class Sample {
    private static final BigDecimal BIG_DECIMAL = new BigDecimal("100.00");
    private static final BigInteger BIG_INTEGER = BigInteger.valueOf(255);
    private static final BigDecimal BIG_DECIMAL_2 = BigDecimal.valueOf(12, 1);

    BigDecimal hot(BigDecimal x, BigInteger n) {
        BigDecimal cents = x.multiply(BIG_DECIMAL);
        return n.equals(BIG_INTEGER) ? cents : cents.add(BIG_DECIMAL_2);
    }
}
