package suhuan.cli.oversight;

import java.util.ArrayList;
import java.util.List;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.Share;

/** Shares as an option has them: credit code, equals sign, ppm. */
final class SharesOption {
    private SharesOption() {}

    static List<Share> parse(List<String> given, Texts texts) {
        List<Share> shares = new ArrayList<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 0 || !text.substring(equals + 1).matches("[0-9]{1,7}")) {
                throw new UsageProblem(texts.get("oversight.share", text));
            }
            shares.add(Share.newBuilder()
                    .setPartyId(text.substring(0, equals))
                    .setSharePpm(Integer.parseInt(text.substring(equals + 1)))
                    .build());
        }
        return shares;
    }
}
