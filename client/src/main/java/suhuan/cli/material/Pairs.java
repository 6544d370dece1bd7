package suhuan.cli.material;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.ElementShare;

/** Arguments of the form NAME=quantity. */
final class Pairs {
    private static final Pattern SHARE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(%|ppm)", Pattern.CASE_INSENSITIVE);
    private static final int PPM_PER_PER_CENT_DIGITS = 4;

    private final Texts texts;

    Pairs(Texts texts) {
        this.texts = texts;
    }

    /** A share such as Li=7.1% or Co=500ppm. */
    ElementShare share(String text) {
        int equals = equals(text, "material.share");
        Matcher written = SHARE.matcher(text.substring(equals + 1));
        if (!written.matches()) throw new UsageProblem(texts.get("material.share", text));
        BigDecimal number = new BigDecimal(written.group(1));
        boolean perCent = written.group(2).toLowerCase(Locale.ROOT).equals("%");
        int ppm = Units.exact(perCent ? number.movePointRight(PPM_PER_PER_CENT_DIGITS) : number)
                .flatMap(Pairs::small)
                .orElseThrow(() -> new UsageProblem(texts.get("material.share", text)));
        return ElementShare.newBuilder()
                .setElement(text.substring(0, equals))
                .setSharePpm(ppm)
                .build();
    }

    /** The ledger knows how large a share may be; here it only has to fit. */
    private static Optional<Integer> small(long ppm) {
        return ppm > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) ppm);
    }

    /** A mass of an element such as Co=5g. */
    ElementMass elementMass(String text) {
        int equals = equals(text, "material.mass");
        return ElementMass.newBuilder()
                .setElement(text.substring(0, equals))
                .setMassMg(massMg(text, equals))
                .build();
    }

    /** The mass behind the equals sign. */
    long massMg(String text, int equals) {
        return Units.parseMass(text.substring(equals + 1))
                .orElseThrow(() -> new UsageProblem(texts.get("mass.malformed", text.substring(equals + 1))));
    }

    /** Where the name ends. */
    int equals(String text, String key) {
        int equals = text.indexOf('=');
        if (equals <= 0) throw new UsageProblem(texts.get(key, text));
        return equals;
    }
}
