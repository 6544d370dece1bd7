package suhuan.cli.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotReceived;
import suhuan.ledger.v1.LotResult;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedItem;

class FactPathsTest {
    private static final Fact LOT = Fact.newBuilder()
            .setPartyId("P")
            .setLotReceived(LotReceived.newBuilder()
                    .setLot(LotResult.newBuilder().setLotId("L").setMassMg(5))
                    .setDeductionMg(1))
            .build();
    private static final Fact RETURN = Fact.newBuilder()
            .setReturnReceived(ReturnReceived.newBuilder()
                    .addBatteries(ReturnedItem.newBuilder().setVin("V"))
                    .addBatteries(ReturnedItem.newBuilder().setVin("W")))
            .build();

    @ParameterizedTest
    @CsvSource({
        "lot_received.lot.mass_mg, true",
        "lot_received.deduction_mg, true",
        "lot_received.origin_region_code, true",
        "lot_received.lot.mass, false",
        "lot_received, false",
        "lot_received.deduction_mg.mass_mg, false",
        "return_received.channel, false",
        "party_id, false",
        "mass_mg, false"
    })
    void onlyWhatTheFactCanTellIsAField(String path, boolean has) {
        assertThat(FactPaths.has(LOT, path)).isEqualTo(has);
    }

    @Test
    void entriesOfListsAreNumbered() {
        assertThat(FactPaths.of(RETURN))
                .containsExactly("return_received.batteries[0].vin", "return_received.batteries[1].vin");
        assertThat(FactPaths.has(RETURN, "return_received.batteries[1].vin")).isTrue();
        assertThat(FactPaths.of(LOT))
                .containsExactly("lot_received.lot.lot_id", "lot_received.lot.mass_mg", "lot_received.deduction_mg");
        assertThat(FactPaths.of(Fact.getDefaultInstance())).isEmpty();
    }
}
