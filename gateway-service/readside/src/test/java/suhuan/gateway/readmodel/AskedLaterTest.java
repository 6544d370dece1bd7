package suhuan.gateway.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.projection.LedgerScript.link;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.CorrectionView;
import suhuan.common.v1.CorrectionKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.projection.LedgerScript;
import suhuan.gateway.projection.ReadModelFixture;
import suhuan.ledger.v1.AskConsent;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.ItemKind;

/** Who holds what came of a corrected fact is asked later, step by step: the mark follows, and the correction shows everybody asked. */
class AskedLaterTest {
    private static final String YARD = "91350100MA10000100";
    private static final String MILL = "91350100MA10000110";
    private static final String OTHER = "91350100MA10000120";

    private static Ask before;
    private static Ask after;

    @BeforeAll
    static void project() throws SQLException {
        LedgerScript script = corrected();
        before = ask(script);
        asks(script, "E-split", OTHER);
        asks(script, "E-accepted", MILL);
        script.block();
        after = ask(script);
    }

    /** Lot L is split, one part goes to the mill; what was said of L is corrected, when nobody but its yard holds it. */
    private static LedgerScript corrected() {
        LedgerScript script = new LedgerScript().open();
        script.register(YARD, Role.ROLE_SCRAP_PROCESSOR)
                .register(MILL, Role.ROLE_STEEL_MILL)
                .register(OTHER, Role.ROLE_STEEL_MILL)
                .site("yard", YARD, SiteKind.SITE_KIND_SCRAP_YARD)
                .site("mill", MILL, SiteKind.SITE_KIND_STEEL_WORKS)
                .receiveLot("L", Material.MATERIAL_SCRAP_STEEL, 2_000_000, YARD, "yard")
                .block();
        script.split("L", Map.of("L.1", 1_500_000L, "L.2", 500_000L)).block();
        script.offer("H", YARD, MILL, script.nowMs + LedgerScript.DAY_MS, "L.1")
                .accept("H", "mill")
                .block();
        script.record(
                        YARD,
                        "",
                        Command.newBuilder().setCorrect(Correct.newBuilder().setCorrectionId("C")),
                        Fact.newBuilder()
                                .setFactCorrected(FactCorrected.newBuilder()
                                        .setCorrectionId("C")
                                        .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                                        .setReason("秤未校准")
                                        .setCorrectedPartyId(YARD)
                                        .setCorrectedFactSha256(script.head(ItemKind.ITEM_KIND_LOT, "L"))),
                        link(ItemKind.ITEM_KIND_LOT, "L"),
                        link(ItemKind.ITEM_KIND_CORRECTION, "C"))
                .block();
        return script;
    }

    private static void asks(LedgerScript script, String envelopeId, String asked) {
        script.record(
                YARD,
                "",
                Command.newBuilder().setAskConsent(AskConsent.newBuilder().setCorrectionId("C")),
                Fact.newBuilder()
                        .setConsentAsked(ConsentAsked.newBuilder()
                                .setCorrectionId("C")
                                .setRelyingEnvelopeId(envelopeId)
                                .setRelyingPartyId(YARD)
                                .addAskedPartyIds(asked)),
                link(ItemKind.ITEM_KIND_CORRECTION, "C"));
    }

    private static Ask ask(LedgerScript script) throws SQLException {
        String schema = ReadModelFixture.project(script.blocks(), 50);
        ReadModelFixture.markStale(schema);
        return new Ask(schema, script.nowMs);
    }

    @Test
    void whoHoldsWhatCameOfItIsMarkedUntilItIsAsked() {
        assertThat(before.item(Ask.REGULATOR, "H~1").getStale(0).getHolderNotAsked())
                .isTrue();
        assertThat(after.item(Ask.REGULATOR, "H~1").getStale(0).getHolderNotAsked())
                .isFalse();
        assertThat(before.item(Ask.REGULATOR, "L.2").getStale(0).getHolderNotAsked())
                .isFalse();
    }

    @Test
    void theCorrectionShowsEverybodyWhoWasAskedAndWhatWasNamed() {
        CorrectionView view = after.item(Ask.REGULATOR, "C").getCorrection();
        assertThat(view.getAskedPartyIdsList()).containsExactly(MILL, OTHER);
        assertThat(view.getAskedLaterList())
                .extracting(ConsentAsked::getRelyingEnvelopeId)
                .containsExactly("E-split", "E-accepted");
        assertThat(before.item(Ask.REGULATOR, "C").getCorrection().getAskedPartyIdsList())
                .isEmpty();
    }

    @Test
    void whoIsAskedLaterSeesTheCorrectionFromThenOn() {
        assertThat(before.sees(Ask.party(MILL), "C")).isFalse();
        assertThat(after.sees(Ask.party(MILL), "C")).isTrue();
    }
}
