package suhuan.gateway.readmodel;

import java.util.List;
import suhuan.common.v1.RateBasis;

/** What a rate is made of, in words. */
final class RateFormula {
    private RateFormula() {}

    static String english(RateBasis basis, List<Integer> years, boolean pooled) {
        String numerator = pooled
                ? "the producer's part, by the key of its scheme, of what all members collected through the counted channels and"
                        + " delivered to listed parties"
                : "what was collected through the counted channels and delivered to listed parties";
        return numerator + " ÷ " + denominator(basis, years) + "; production scrap excluded";
    }

    private static String denominator(RateBasis basis, List<Integer> years) {
        if (basis == RateBasis.RATE_BASIS_SAME_YEAR) {
            return "mass placed on the market in the same year";
        }
        return switch (years.size()) {
            case 0 -> "nothing: nothing was placed on the market in the year before, so the producer is not yet liable";
            case 1 -> "mass placed on the market in the year before, as there are less than three years";
            default -> "average mass placed on the market in the three years before";
        };
    }

    static String chinese(RateBasis basis, List<Integer> years, boolean pooled) {
        String numerator = pooled ? "联合体系内经计入渠道回收并交付名单企业的总量中按分配比例归属的部分" : "经计入渠道回收并交付名单企业的量";
        return numerator + " ÷ " + chineseDenominator(basis, years) + ";不含生产废料";
    }

    private static String chineseDenominator(RateBasis basis, List<Integer> years) {
        if (basis == RateBasis.RATE_BASIS_SAME_YEAR) {
            return "当年投放量";
        }
        return switch (years.size()) {
            case 0 -> "无(上一年度无投放,尚不承担责任)";
            case 1 -> "上一年度投放量(不足三年)";
            default -> "前三年度平均投放量";
        };
    }
}
