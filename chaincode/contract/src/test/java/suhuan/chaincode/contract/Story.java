package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.accept;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.cell;
import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.line;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.match;
import static suhuan.chaincode.contract.fixture.Commands.merge;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.openLedger;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.refuse;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Commands.scan;
import static suhuan.chaincode.contract.fixture.Commands.split;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Commands.withChildren;
import static suhuan.chaincode.contract.fixture.Commands.withdraw;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MILL;
import static suhuan.chaincode.contract.fixture.Parties.MILL_SITE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.ByteString;
import java.util.List;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.Signature;
import suhuan.ledger.v1.ToleranceRule;

/** One story in which every verb is recorded at least once; its bytes are kept as golden files and must not change. */
final class Story {
    private Story() {}

    static World told() {
        World world = World.unopened();
        registry(world);
        batteries(world);
        lots(world);
        return world;
    }

    private static void registry(World world) {
        world.must(REGULATOR, "", openLedger());
        world.must(
                REGULATOR,
                "",
                registerParty(MAKER, Role.ROLE_BATTERY_MAKER)
                        .setSignsAlways(true)
                        .addSigningKeys(SigningKey.newBuilder()
                                .setKeyId("mes-1")
                                .setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256)
                                .setPublicKey(ByteString.copyFrom(TestKeys.publicKey(1)))
                                .setValidFromYyyymmdd(20260101)),
                registerParty(CAR_MAKER, Role.ROLE_VEHICLE_MAKER),
                registerParty(REPAIRER, Role.ROLE_REPAIRER),
                registerParty(POINT, Role.ROLE_COLLECTOR),
                registerParty(YARD, Role.ROLE_SCRAP_PROCESSOR),
                registerParty(MILL, Role.ROLE_STEEL_MILL),
                registerSite(CAR_FACTORY, CAR_MAKER, SiteKind.SITE_KIND_FACTORY),
                registerSite(POINT_SITE, POINT, SiteKind.SITE_KIND_COLLECTION_POINT),
                registerSite(YARD_SITE, YARD, SiteKind.SITE_KIND_SCRAP_YARD),
                registerSite(MILL_SITE, MILL, SiteKind.SITE_KIND_STEEL_WORKS),
                grantLicence(POINT, "L-1", Material.MATERIAL_POWER_BATTERY, Act.ACT_COLLECT)
                        .setSiteId(POINT_SITE),
                grantLicence(YARD, "L-2", Material.MATERIAL_SCRAP_STEEL, Act.ACT_COLLECT, Act.ACT_PROCESS),
                grantLicence(MILL, "L-3", Material.MATERIAL_SCRAP_STEEL, Act.ACT_SMELT)
                        .setValidToYyyymmdd(20271231),
                grantLicence(MILL, "L-4", Material.MATERIAL_SCRAP_STEEL, Act.ACT_STORE),
                revokeLicence(MILL, "L-4"),
                fileModel("001PB24", MAKER));
    }

    private static void batteries(World world) {
        signed(world, withChildren(registerBattery(pack(1)), List.of(cell(2), cell(1))), registerBattery(pack(2)));
        signed(world, offer("H-1", CAR_MAKER, Act.ACT_TRADE, battery(pack(1)), battery(pack(2))));
        world.must(
                CAR_MAKER,
                CAR_FACTORY,
                acceptAll("H-1"),
                install(pack(1), vin(1)),
                install(pack(2), "WVWZZZ1KZAW000001"));
        world.must(REPAIRER, "", remove(pack(2), "WVWZZZ1KZAW000001"), registerUncoded("厂标 17"));
        world.must(
                POINT,
                POINT_SITE,
                receiveReturn(pack(1), pack(3), "")
                        .addBatteries(scan("磨损").setVin("WVWZZZ1KZAW000001").setMassMg(1)));
        signed(world, registerBattery(pack(3)), registerBattery(pack(4)));
        world.must(REGULATOR, "", match("CAND~" + World.envelopeId(5) + "~1~0", pack(4)));
        world.send(POINT, POINT_SITE, receiveReturn(pack(1)));
    }

    private static void lots(World world) {
        world.must(
                YARD,
                YARD_SITE,
                receiveLot("a", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_IDENTITY_PRESERVED),
                receiveLot("b", TONNE).setCustodyModel(CustodyModel.CUSTODY_MODEL_MASS_BALANCE),
                split("a", "a1", TONNE - 7, "a2", 7L),
                merge("c", "a1", "b"),
                offer("H-2", MILL, Act.ACT_SMELT, lot("c", TONNE), lot("a2", 0))
                        .setToleranceRule(ToleranceRule.TOLERANCE_RULE_TRUCK_SCALE_3_PER_MILLE));
        world.must(MILL, MILL_SITE, accept("H-2", line(1, TONNE / 2, TONNE / 2 - 5)));
        world.must(
                YARD,
                YARD_SITE,
                offer("H-3", MILL, Act.ACT_SMELT, lot("c", 9)),
                offer("H-4", MILL, Act.ACT_SMELT, lot("c", 10)));
        world.must(MILL, MILL_SITE, refuse("H-3"));
        world.must(YARD, YARD_SITE, withdraw("H-4"), offer("H-5", MILL, Act.ACT_SMELT, lot("c", 11)));
    }

    private static void signed(World world, Object... builders) {
        var commands = java.util.Arrays.stream(builders)
                .map(builder -> command(builder))
                .toArray(suhuan.ledger.v1.Command[]::new);
        ByteString payload = world.payload(MAKER, "", commands).build().toByteString();
        Envelope envelope = Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(Signature.newBuilder()
                        .setKeyId("mes-1")
                        .setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256)
                        .setValue(ByteString.copyFrom(TestKeys.sign(1, payload.toByteArray()))))
                .build();
        world.execute(World.NOW, World.submission(envelope, MAKER));
    }
}
