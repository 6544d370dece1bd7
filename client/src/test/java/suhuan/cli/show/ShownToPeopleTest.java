package suhuan.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.DelegationView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.VehicleBatteryView;
import suhuan.api.v1.VehicleView;
import suhuan.cli.Main;
import suhuan.cli.term.Texts;
import suhuan.client.Language;
import suhuan.common.v1.ScrapOutcome;
import suhuan.ledger.v1.GrantDelegation;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.RecordReplacement;
import suhuan.testing.InMemoryGateway;

/** What people are shown of vehicles, delegations and their own sites, in both languages. */
class ShownToPeopleTest {
    private static final long T0 = 1_763_856_000_000L;

    private static String printed(Language language, ItemView.Builder item) {
        StringWriter out = new StringWriter();
        new ItemText(Texts.in(language)).print(item.build(), new PrintWriter(out, true));
        return out.toString();
    }

    private static String run(InMemoryGateway gateway, int code, String language, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--lang", language, "--server", "127.0.0.1:" + gateway.port(), "--key", "k"));
        all.addAll(List.of(arguments));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        assertThat(Main.run(all.toArray(String[]::new), writer, writer))
                .as("%s", out)
                .isEqualTo(code);
        return out.toString();
    }

    private static ItemView.Builder vehicle() {
        RecordReplacement.Builder replacement = RecordReplacement.newBuilder()
                .setOldBatteryId("B-0")
                .setReplacedOnYyyymmdd(20260301)
                .setVoucherNo("V-1")
                .setVoucherPartyId("P");
        return ItemView.newBuilder()
                .setKind(ItemKind.ITEM_KIND_VEHICLE)
                .setItemId("LSUHN00A4R0123456")
                .setVehicle(VehicleView.newBuilder()
                        .setVin("LSUHN00A4R0123456")
                        .setOutcome(ScrapOutcome.SCRAP_OUTCOME_INCOMPLETE)
                        .setCertificateNo("S-1")
                        .setCaseId("case-1")
                        .setOpenCaseId("case-1")
                        .addBatteries(VehicleBatteryView.newBuilder()
                                .setBatteryId("B-1")
                                .setSinceMs(T0))
                        .addReplacements(replacement)
                        .addReplacements(replacement.clone().setNewBatteryId("B-1")));
    }

    @Test
    void aVehicleShowsItsBatteriesReplacementsAndCase() {
        assertThat(printed(Language.EN, vehicle()))
                .contains("case-1 · open", "B-1 · since 2025-11-23 08:00")
                .contains("2026-03-01 · B-0 → – · voucher V-1 of P", "2026-03-01 · B-0 → B-1 · voucher V-1 of P");
        ItemView.Builder closed = vehicle();
        closed.getVehicleBuilder().clearOpenCaseId();
        assertThat(printed(Language.ZH, closed)).contains("case-1 · 已结", "凭证 V-1，出具方 P");
    }

    @Test
    void aDelegateHasANameAndAKeyHasNone() {
        GrantDelegation.Builder delegation =
                GrantDelegation.newBuilder().setDelegationId("D").setDelegatePartyId("91510116MA2DEM0033");
        DelegationView.Builder view = DelegationView.newBuilder()
                .setPrincipalPartyId("P")
                .setPrincipalName("甬江电池")
                .setDelegateName("蓉城网点")
                .setDelegation(delegation);
        ItemView.Builder item = ItemView.newBuilder().setKind(ItemKind.ITEM_KIND_DELEGATION);
        assertThat(printed(Language.EN, item.setDelegation(view))).contains("D · 甬江电池 → 蓉城网点 (91510116MA2DEM0033)");
        assertThat(printed(Language.ZH, item.setDelegation(view.clone().clearDelegateName())))
                .contains("D · 甬江电池 → 91510116MA2DEM0033");
        delegation.clearDelegatePartyId().getKeyBuilder().setKeyId("K");
        assertThat(printed(
                        Language.EN,
                        item.setDelegation(view.clone().clearDelegateName().setDelegation(delegation))))
                .contains("D · 甬江电池 → K");
    }

    @Test
    void whoAmIListsTheSitesThatMayBeGivenWithSite() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            assertThat(run(gateway, 0, "en", "whoami")).contains("plant-1 · 一厂 · factory · 宁波市", "and 3 more");
            assertThat(run(gateway, 0, "zh", "whoami")).contains("plant-1 · 一厂 · ", "另有 3 个");
        }
        assertThat(Texts.in(Language.EN).get("advice.CALLER_SITE_UNKNOWN")).contains("suhuan whoami");
        assertThat(Texts.in(Language.ZH).get("advice.CALLER_SITE_UNKNOWN")).contains("suhuan whoami");
    }

    @Test
    void aVehicleThatIsNotOnFileShowsWhatIsInItAndOneThatIsUnknownIsNotFound() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            assertThat(run(gateway, 0, "en", "show", InMemoryGateway.VIN))
                    .contains("neither scrapped nor with a replacement on file", "battery B-1");
            assertThat(run(gateway, 1, "en", "show", "LSUHN00A4R0000000")).contains("ITEM_NOT_FOUND");
        }
    }
}
