package suhuan.chaincode.contract.verb;

import suhuan.chaincode.domain.custody.Custody;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.ledger.v1.LotResult;

/** Results as facts tell them. */
public final class Results {
    private Results() {}

    /** Who holds an item. */
    public static suhuan.ledger.v1.Custody of(Custody custody) {
        return suhuan.ledger.v1.Custody.newBuilder()
                .setPartyId(custody.partyId())
                .setSiteId(custody.siteId())
                .build();
    }

    /** A lot. */
    public static LotResult of(Lot lot) {
        return LotResult.newBuilder()
                .setLotId(lot.id())
                .setMaterialValue(lot.material().number())
                .setGrade(lot.grade())
                .setMassMg(lot.massMg())
                .setCustodyModelValue(lot.model().number())
                .setCustody(of(lot.custody()))
                .build();
    }
}
