package suhuan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.Command;
import suhuan.testing.InMemoryGateway;

/** What each command line puts on the ledger, and what it says when it cannot. */
class RecordingCommandsTest {
    private static int run(InMemoryGateway gateway, StringWriter out, String line) {
        List<String> arguments =
                new ArrayList<>(List.of("--lang", "en", "--server", "127.0.0.1:" + gateway.port(), "--key", "k"));
        arguments.addAll(List.of(line.split(" ")));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(arguments.toArray(String[]::new), writer, writer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "install B --vin V --check-digit # install_battery { battery_id: \"B\" vin: \"V\""
                        + " check_digit_demanded: true }",
                "remove B --vin V # remove_battery { battery_id: \"B\" vin: \"V\" }",
                "match CAND~1~0~0 B # match_candidate { candidate_id: \"CAND~1~0~0\" battery_code: \"B\" }",
                "scan B --mass 312.5kg --safety C --channel PRIVATE --vin V # receive_return { channel:"
                        + " RETURN_CHANNEL_PRIVATE batteries { scanned_code: \"B\" vin: \"V\" mass_mg: 312500000"
                        + " safety_class: SAFETY_CLASS_C } }",
                "offer --id H --to P --act SMELT --lot L=2.5t,M --tolerance ONE_PER_CENT --occurred-at-ms 5"
                        + " --expires-in-hours 1 # offer_hand_over { hand_over_id: \"H\" consignee_party_id: \"P\" act:"
                        + " ACT_SMELT goods { lot { lot_id: \"L\" mass_mg: 2500000000 } } goods { lot { lot_id: \"M\" } }"
                        + " expires_at_ms: 3600005 tolerance_rule: TOLERANCE_RULE_ONE_PER_CENT }",
                "accept H --line 1 --line 2:1.5t --line 3::1.49t # accept_hand_over { hand_over_id: \"H\" lines {"
                        + " line_no: 1 } lines { line_no: 2 accepted_mg: 1500000000 } lines { line_no: 3 weighed_mg:"
                        + " 1490000000 } }",
                "refuse H --reason late # refuse_hand_over { hand_over_id: \"H\" reason: \"late\" }",
                "withdraw H --reason late # withdraw_hand_over { hand_over_id: \"H\" reason: \"late\" }",
                "lot receive L --scale S --ticket T --gross 38.4t --tare 14.2t --deduct-ppm 5000 --occurred-at-ms 5 #"
                        + " receive_lot { lot_id: \"L\" material: MATERIAL_SCRAP_STEEL ticket { scale_id: \"S\" ticket_no:"
                        + " \"T\" gross_mg: 38400000000 tare_mg: 14200000000 deduction_method: DEDUCTION_METHOD_SHARE"
                        + " deduction_ppm: 5000 weighed_at_ms: 5 } }",
                "lot split L --part A:1t --part B:2t:201-A # split_lot { lot_id: \"L\" parts { lot_id: \"A\" mass_mg:"
                        + " 1000000000 } parts { lot_id: \"B\" mass_mg: 2000000000 grade: \"201-A\" } }",
                "lot merge A B --into C # merge_lots { lot_ids: \"A\" lot_ids: \"B\" merged_lot_id: \"C\" }",
                "assess B --soh-ppm 930000 --capacity-ah 90 --voltage-v 175 --laboratory L --on 2026-05-29 --fit-for"
                        + " REUSE --questions LEAK,HOT --yes HOT # record_assessment { battery_id: \"B\""
                        + " state_of_health_ppm: 930000 capacity_mah: 90000 voltage_mv: 175000 method: \"GB/T 34015-2017\""
                        + " laboratory: \"L\" assessed_on_yyyymmdd: 20260529 safety_answers { question: \"LEAK\" }"
                        + " safety_answers { question: \"HOT\" yes: true } suitability: SUITABILITY_REUSE }",
                "dismantle B --part M1:150kg,M2:140kg:DAMAGED --cells M1=C1,C2 --missing M3 --destroyed C5 --reason r"
                        + " --lot CASING:L:SCRAP_STEEL:60kg --loss DUST:1kg # dismantle { battery_id: \"B\" parts {"
                        + " battery_code: \"M1\" mass_mg: 150000000 fate: CHILD_FATE_PRESENT cell_codes: \"C1\""
                        + " cell_codes: \"C2\" } parts { battery_code: \"M2\" mass_mg: 140000000 fate: CHILD_FATE_DAMAGED"
                        + " } explained { fate: CHILD_FATE_MISSING battery_codes: \"M3\" reason: \"r\" } explained { fate:"
                        + " CHILD_FATE_DESTROYED battery_codes: \"C5\" reason: \"r\" } lots { part: BATTERY_PART_CASING"
                        + " lot_id: \"L\" material: MATERIAL_SCRAP_STEEL mass_mg: 60000000 } losses { kind:"
                        + " DISMANTLING_LOSS_KIND_DUST mass_mg: 1000000 } }",
                "dismantle B --uncoded X:150kg # dismantle { battery_id: \"B\" parts { legacy_label: \"X\" mass_mg:"
                        + " 150000000 fate: CHILD_FATE_PRESENT } }",
                "product repurpose N --source A,B --capacity-ah 90 --voltage-v 350 --added 5kg # repurpose { product {"
                        + " battery_code: \"N\" source_ids: \"A\" source_ids: \"B\" capacity_mah: 90000 voltage_mv: 350000"
                        + " added_mass_mg: 5000000 } }",
                "product remanufacture N --source A --capacity-ah 90 --voltage-v 350 # remanufacture { product {"
                        + " battery_code: \"N\" source_ids: \"A\" capacity_mah: 90000 voltage_mv: 350000 } }",
                "product deploy N --for STORAGE --region 350900 --installation I # deploy { battery_id: \"N\""
                        + " application: \"STORAGE\" region_code: \"350900\" installation: \"I\" }",
                "product retire N --reason r # retire_from_use { battery_id: \"N\" reason: \"r\" }",
                "product conform N --no D --issuer I --standard S --from 20260101 --to 20261231 # declare_conformity {"
                        + " battery_id: \"N\" kind: CONFORMITY_KIND_SELF_DECLARATION document_no: \"D\" issuer: \"I\""
                        + " standard: \"S\" valid_from_yyyymmdd: 20260101 valid_to_yyyymmdd: 20261231 }",
                "product unconform N --no D --from 20260601 --reason r # revoke_conformity { battery_id: \"N\""
                        + " document_no: \"D\" revoked_from_yyyymmdd: 20260601 reason: \"r\" }",
                "vehicle scrap V --battery A,B --certificate C # scrap_vehicle { vin: \"V\" battery_ids: \"A\""
                        + " battery_ids: \"B\" certificate_no: \"C\" }",
                "vehicle replace V --old A --new B --on 20260301 --voucher-of P --voucher V-1 # record_replacement {"
                        + " vin: \"V\" old_battery_id: \"A\" new_battery_id: \"B\" replaced_on_yyyymmdd: 20260301"
                        + " voucher_party_id: \"P\" voucher_no: \"V-1\" }",
                "hold quarantine C --battery A,B --lot L --reason r # quarantine { case_id: \"C\" goods { battery_ids:"
                        + " \"A\" battery_ids: \"B\" lot_ids: \"L\" } reason: \"r\" }",
                "hold release C --battery A --reason r # release { case_id: \"C\" goods { battery_ids: \"A\" } reason:"
                        + " \"r\" }",
                "hold lost C --battery A --reason r # report_lost { case_id: \"C\" goods { battery_ids: \"A\" } reason:"
                        + " \"r\" }",
                "hold stolen C --battery A --reason r --report-no N # report_stolen { case_id: \"C\" goods {"
                        + " battery_ids: \"A\" } reason: \"r\" report_no: \"N\" }",
                "hold found C --lot L --reason r # report_found { case_id: \"C\" goods { lot_ids: \"L\" } reason:"
                        + " \"r\" }",
                "recall open C --model 001PB24 --produced-from 20210101 --produced-to 20211231 --first-code A"
                        + " --last-code B --reason r # recall { case_id: \"C\" model_code: \"001PB24\""
                        + " produced_from_yyyymmdd: 20210101 produced_to_yyyymmdd: 20211231 first_code: \"A\" last_code:"
                        + " \"B\" reason: \"r\" }",
                "recall lift C --reason r # lift_recall { case_id: \"C\" reason: \"r\" }",
                "delegation grant D --to P --allow ReceiveReturn,OfferHandOver --at-site S --from 20260101 --until"
                        + " 20261231 # grant_delegation { delegation_id: \"D\" delegate_party_id: \"P\" acts:"
                        + " \"ReceiveReturn\" acts: \"OfferHandOver\" site_ids: \"S\" valid_from_yyyymmdd: 20260101"
                        + " valid_to_yyyymmdd: 20261231 }",
                "delegation revoke D --reason r # revoke_delegation { delegation_id: \"D\" reason: \"r\" }",
                "reassign --gone P --to Q --at-site S --battery A --reason r # reassign_custody { from_party_id: \"P\""
                        + " to_party_id: \"Q\" to_site_id: \"S\" goods { battery_ids: \"A\" } reason: \"r\" }",
                "correction answer C --decline --reason r # answer_correction { correction_id: \"C\" reason: \"r\" }",
                "correction answer C # answer_correction { correction_id: \"C\" consents: true }",
                "oversight declare S --year 2025 --mass 10t --pieces 3 --replaces R # declare_sales { declaration_id: \"S\""
                        + " material: MATERIAL_POWER_BATTERY market: MARKET_DOMESTIC year: 2025 pieces: 3 mass_mg:"
                        + " 10000000000 replaces_declaration_id: \"R\" }",
                "oversight report R --duty D --about a,b # file_report { report_id: \"R\" duty_id: \"D\" subject_ids:"
                        + " \"a\" subject_ids: \"b\" }",
                "oversight shares --from 20261201 --share A=400000,B=600000 # record_shares { valid_from_yyyymmdd:"
                        + " 20261201 shares { party_id: \"A\" share_ppm: 400000 } shares { party_id: \"B\" share_ppm:"
                        + " 600000 } }",
                "oversight pool P --from 2027 --to 2029 --member A=400000,B=600000 # form_scheme { scheme_id: \"P\""
                        + " material: MATERIAL_POWER_BATTERY first_year: 2027 last_year: 2029 members { party_id: \"A\""
                        + " share_ppm: 400000 } members { party_id: \"B\" share_ppm: 600000 } }",
                "oversight load ../docs/editions/cn-2019-network-points.json # load_rule_edition { edition_id:"
                        + " \"CN-2019-NETWORK-POINTS\" jurisdiction: \"CN\" source { document:"
                        + " \"新能源汽车动力蓄电池回收服务网点建设和运营指南\" edition: \"2019\" source: \"secondary sources; the 30 t of"
                        + " central stores are a capacity they must have, not a limit of stock\" mark:"
                        + " SOURCE_MARK_SECONDARY } valid_from_yyyymmdd: 20191107 rules { rule_id:"
                        + " \"COLLECTION-POINT-5T\" metric: RULE_METRIC_STOCK_MASS material: MATERIAL_POWER_BATTERY"
                        + " site_kind: SITE_KIND_COLLECTION_POINT comparator: RULE_COMPARATOR_AT_MOST limit_mg:"
                        + " 5000000000 } }",
                "register 001PB240000003B3C0000001 --mass 400kg --capacity-ah 180 --voltage-v 350 --recovered L=24kg,M=500g #"
                        + " register_battery { battery_code: \"001PB240000003B3C0000001\" mass_mg: 400000000 capacity_mah: 180000 voltage_mv:"
                        + " 350000 recovered { lot_id: \"L\" mass_mg: 24000000 } recovered { lot_id: \"M\" mass_mg: 500000 } }",
                "register --label X --mass 400kg --capacity-ah 180 --voltage-v 350 # register_battery { legacy_label:"
                        + " \"X\" mass_mg: 400000000 capacity_mah: 180000 voltage_mv: 350000 }",
                "assay model 001PB24 --share Li=2%,Co=600ppm --method DESIGN_DATA --laboratory L --sampled 20260501"
                        + " --nothing-else # file_composition { model_code: \"001PB24\" composition { method:"
                        + " \"DESIGN_DATA\" laboratory: \"L\" sampled_on_yyyymmdd: 20260501 elements { element: \"Li\""
                        + " share_ppm: 20000 } elements { element: \"Co\" share_ppm: 600 } nothing_else: true } }",
                "assay lot L --inclusions-ppm 8000 --radioactivity-passed --certificate Q-1 # record_assay { lot_id:"
                        + " \"L\" inspection { inclusions_ppm: 8000 radioactivity_passed: true certificate_no: \"Q-1\" }"
                        + " }",
                "run open R --route STEEL_SORTING --equipment E --rules CN-2024 # open_run { run_id: \"R\" route:"
                        + " \"STEEL_SORTING\" equipment: \"E\" rule_edition: \"CN-2024\" }",
                "run charge R A B --lot L=2.5t,M --addition WATER=1t # add_inputs { run_id: \"R\" inputs { battery_id:"
                        + " \"A\" } inputs { battery_id: \"B\" } inputs { lot { lot_id: \"L\" mass_mg: 2500000000 } }"
                        + " inputs { lot { lot_id: \"M\" } } additions { substance: \"WATER\" mass_mg: 1000000000 } }",
                "run yield R L --material POWER_BATTERY --grade COBALT --mass 24kg --added 1kg --share Co=99% # "
                        + " add_outputs { run_id: \"R\" outputs { lot_id: \"L\" material: MATERIAL_POWER_BATTERY grade:"
                        + " \"COBALT\" mass_mg: 24000000 addition_mg: 1000000 assay { method: \"ICP_OES\" elements {"
                        + " element: \"Co\" share_ppm: 990000 } } } }",
                "run loss R --kind DUST --method WEIGHED --mass 1kg --added 1g --element Co=5g,Ni=7mg # declare_losses {"
                        + " run_id: \"R\" losses { kind: LOSS_KIND_DUST method: LOSS_METHOD_WEIGHED mass_mg: 1000000"
                        + " addition_mg: 1000 elements { element: \"Co\" mass_mg: 5000 } elements { element: \"Ni\""
                        + " mass_mg: 7 } } }",
                "run close R # close_run { run_id: \"R\" }",
                "certificate issue C --run R --element Co --mass 10kg --scheme GREEN_CREDIT # issue_certificate {"
                        + " certificate_id: \"C\" run_id: \"R\" element: \"Co\" mass_mg: 10000000 scheme:"
                        + " \"GREEN_CREDIT\" }",
                "certificate transfer C --to P --mass 1kg --part C-1 # transfer_certificate { certificate_id: \"C\""
                        + " to_party_id: \"P\" mass_mg: 1000000 part_certificate_id: \"C-1\" }",
                "certificate retire C --scheme GREEN_CREDIT --region 430104 --year 2026 --purpose p #"
                        + " retire_certificate { certificate_id: \"C\" scheme: \"GREEN_CREDIT\" region_code: \"430104\""
                        + " year: 2026 purpose: \"p\" }",
                "registry party P --name N --role COLLECTOR,RECYCLER --organisation o # register_party { credit_code:"
                        + " \"P\" name: \"N\" roles: ROLE_COLLECTOR roles: ROLE_RECYCLER home_organisation: \"o\" }",
                "registry site S --party P --kind COLLECTION_POINT --region 510116 --name N --capacity 5t #"
                        + " register_site { site_id: \"S\" party_id: \"P\" kind: SITE_KIND_COLLECTION_POINT region_code:"
                        + " \"510116\" name: \"N\" capacity_mg: 5000000000 }",
                "registry licence L --party P --allow POWER_BATTERY:RECYCLE --from 20260101 # grant_licence {"
                        + " party_id: \"P\" licence_no: \"L\" scopes { material: MATERIAL_POWER_BATTERY act: ACT_RECYCLE }"
                        + " valid_from_yyyymmdd: 20260101 }",
                "registry revoke L --party P --from 20260102 --reason r # revoke_licence { party_id: \"P\" licence_no:"
                        + " \"L\" revoked_from_yyyymmdd: 20260102 reason: \"r\" }",
                "registry model 9YJPB01 --maker P --name N --mass 478kg --capacity-ah 228 --voltage-v 332.8 #"
                        + " file_model { model_code: \"9YJPB01\" maker_party_id: \"P\" name: \"N\" nominal_mass_mg:"
                        + " 478000000 nominal_capacity_mah: 228000 nominal_voltage_mv: 332800 }"
            })
    void recordsWhatTheLineSays(String line, String expected) throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of("001PB24"))) {
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, line.strip())).as(out.toString()).isZero();
            Command.Builder command = Command.newBuilder();
            TextFormat.merge(expected, command);
            assertThat(gateway.commands()).containsExactly(command.build());
            assertThat(out.toString()).startsWith("Recorded: ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "offer --to P --act DANCE --lot L # DANCE is not one of: TRADE (trade), COLLECT",
                "scan B # Weigh it: --mass 312.5kg",
                "scan B --mass 312.5 # Mass 312.5 is not a number with a unit",
                "scan B --mass 0.0000001kg # finer than a milligram",
                "accept H # Nothing to accept",
                "accept H --line x # --line x is not",
                "lot split L --part A # --part A is not",
                "dismantle B --part M1 # --part M1 is not",
                "dismantle B --cells M1=C1 # --cells M1=C1 is not",
                "dismantle B --lot L:1kg # --lot L:1kg is not",
                "dismantle B --loss 1kg # --loss 1kg is not",
                "registry licence L --party P --allow X --from 1 # --allow X is not",
                "register B --mass 1kg --capacity-ah 1 --voltage-v 1 --recovered L # --recovered L names no mass",
                "assay model M --share Co # Co is not an element with its share",
                "assay model M --share Co=0.00001% # Co=0.00001% is not an element with its share",
                "run charge R --addition WATER # WATER is not a name with its mass",
                "run loss R --kind DUST --method WEIGHED --mass 1kg --element Co # Co is not a name with its mass",
                "origin B --element Co --mass 0mg # Mass 0mg is not between",
                "find # Give a code",
                "hold release C --reason r # Name the goods: --battery or --lot",
                "delegation grant D --to P --allow ReceiveReturns --from 20260101 --until 20260102 # ReceiveReturns is"
                        + " not one of: AcceptHandOver,",
                "assess B --soh-ppm 930000 --capacity-ah 90 --voltage-v 175 --laboratory L --on 20260529 --fit-for"
                        + " REUSE --yes HOTT # --yes HOTT is none of the questions asked: LEAK,",
                "assess B --soh-ppm 93% --capacity-ah 90 # --soh-ppm is 93%; a whole number is needed, without unit",
                "assess B --capacity-ah 90Ah # --capacity-ah is 90Ah; a number is needed, without unit",
                "assess B --on 29.5.2026 # --on is 29.5.2026; a day is written as 20260401 or 2026-04-01",
                "bogus # Not understood: bogus",
                "bogus # Help: suhuan --help",
                "install B # Missing: --vin",
                "install B # Help: suhuan install --help"
            })
    void whatCannotBeMeantIsUsage(String line, String said) throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, line.strip())).isEqualTo(2);
            assertThat(out.toString()).contains(said.strip());
            assertThat(gateway.envelopeCount()).isZero();
        }
    }

    @Test
    void aScanThatAsksAsksAgainInsteadOfForgetting() throws Exception {
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream("\nRC-POINT-1\nB\n\nlots\n391.8\nX\nC\n".getBytes(StandardCharsets.UTF_8)));
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            StringWriter out = new StringWriter();
            assertThat(run(gateway, out, "scan")).as(out.toString()).isZero();
            assertThat(gateway.commands()).singleElement().satisfies(command -> {
                var battery = command.getReceiveReturn().getBatteries(0);
                assertThat(battery.getScannedCode()).isEqualTo("B");
                assertThat(battery.getMassMg()).isEqualTo(391_800_000L);
                assertThat(battery.getSafetyClass()).isEqualTo(SafetyClass.SAFETY_CLASS_C);
            });
            assertThat(out.toString()).contains("Mass lots is not a number", "X is not one of");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theSameEnvelopeTwiceIsSaidToBeKnown() throws Exception {
        try (InMemoryGateway gateway = new InMemoryGateway(Set.of())) {
            String line = "refuse H --reason r --occurred-at-ms 5 --envelope-id 019a0000-0000-7000-8000-000000000001";
            assertThat(run(gateway, new StringWriter(), line)).isZero();
            StringWriter again = new StringWriter();
            assertThat(run(gateway, again, line)).isZero();
            assertThat(again.toString()).startsWith("Already recorded before: ");
            StringWriter other = new StringWriter();
            assertThat(run(gateway, other, line.replace("--reason r", "--reason s")))
                    .isEqualTo(1);
            assertThat(other.toString()).contains("210 ENVELOPE_ID_REUSED");
        }
    }
}
