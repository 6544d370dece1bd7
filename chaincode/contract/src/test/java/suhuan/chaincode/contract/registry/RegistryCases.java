package suhuan.chaincode.contract.registry;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.grantLicence;
import static suhuan.chaincode.contract.fixture.Commands.openLedger;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Commands.revokeLicence;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.LicenceScope;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RegisterSite;

/** Tables of the verbs of the registry. */
public final class RegistryCases {
    private RegistryCases() {}

    public static Stream<Case> all() {
        return Stream.of(opening(), parties(), keys(), sites(), granting(), revoking(), models())
                .flatMap(List::stream);
    }

    private static Step reg(Object builder) {
        return by(REGULATOR, builder);
    }

    private static RegisterParty.Builder stranger() {
        return registerParty(STRANGER, Role.ROLE_COLLECTOR);
    }

    /** A key as it should be. */
    static SigningKey.Builder key(String id) {
        return SigningKey.newBuilder()
                .setKeyId(id)
                .setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256)
                .setPublicKey(ByteString.copyFrom(TestKeys.publicKey(1)));
    }

    private static Object open(RegisterParty.Builder regulator) {
        return openLedger().setRegulator(regulator);
    }

    private static RegisterParty.Builder regulator() {
        return registerParty(REGULATOR);
    }

    private static List<Case> opening() {
        return List.of(
                refused(Reason.LEDGER_ALREADY_OPEN, "a second time", reg(openLedger())),
                refused(Reason.FIELD_REQUIRED, "no regulator", reg(openLedger().clearRegulator())),
                refused(Reason.FIELD_REQUIRED, "no name", reg(openLedger().clearLedgerId())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "another party",
                        reg(open(stranger().clearRoles()))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "another role",
                        reg(open(regulator().addRoles(Role.ROLE_RECYCLER)))),
                refused(Reason.TOO_MANY_ENTRIES, "17 keys", reg(open(seventeenKeys(regulator())))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a key twice",
                        reg(open(regulator().addSigningKeys(key("k")).addSigningKeys(key("k"))))),
                refused(
                        Reason.DATE_INVALID,
                        "a key from no day",
                        reg(open(regulator().addSigningKeys(key("k").setValidFromYyyymmdd(1))))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "a key's period",
                        reg(open(regulator()
                                .addSigningKeys(
                                        key("k").setValidFromYyyymmdd(20260102).setValidToYyyymmdd(20260101))))),
                refused(
                        Reason.PUBLIC_KEY_INVALID,
                        "no key at all",
                        reg(open(regulator().addSigningKeys(key("k").clearPublicKey())))));
    }

    private static List<Case> parties() {
        return List.of(
                recorded("a collector", reg(stranger())),
                refused(Reason.FIELD_REQUIRED, "no code", reg(stranger().clearCreditCode())),
                refused(Reason.FIELD_REQUIRED, "no name", reg(stranger().clearName())),
                refused(Reason.FIELD_REQUIRED, "no roles", reg(stranger().clearRoles())),
                refused(Reason.FIELD_REQUIRED, "no organisation", reg(stranger().clearHomeOrganisation())),
                refused(Reason.FIELD_MALFORMED, "a name of 201", reg(stranger().setName("名".repeat(201)))),
                recorded("a name of 200", reg(stranger().setName("名".repeat(200)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a role of a later version",
                        reg(stranger().addRolesValue(99))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a role not stated",
                        reg(stranger().addRolesValue(0))),
                refused(Reason.TOO_MANY_ENTRIES, "17 keys", reg(seventeenKeys(stranger()))),
                refused(Reason.DUPLICATE_ENTRY, "a role twice", reg(stranger().addRoles(Role.ROLE_COLLECTOR))),
                refused(
                        Reason.CREDIT_CODE_INVALID,
                        "check character",
                        reg(stranger().setCreditCode(STRANGER.substring(0, 17) + "I"))),
                refused(Reason.ROLE_NOT_HELD, "by a yard", by(YARD, stranger())),
                refused(Reason.PARTY_ALREADY_REGISTERED, "twice", reg(stranger()), reg(stranger())));
    }

    private static List<Case> keys() {
        return List.of(
                recorded("signs always", reg(stranger().addSigningKeys(key("k")).setSignsAlways(true))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "signs always without a key",
                        reg(stranger().setSignsAlways(true))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no algorithm",
                        reg(stranger().addSigningKeys(key("k").clearAlgorithm()))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a key twice",
                        reg(stranger().addSigningKeys(key("k")).addSigningKeys(key("k")))),
                refused(
                        Reason.DATE_INVALID,
                        "30 February",
                        reg(stranger().addSigningKeys(key("k").setValidToYyyymmdd(20260230)))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "ends before it begins",
                        reg(stranger()
                                .addSigningKeys(
                                        key("k").setValidFromYyyymmdd(20260102).setValidToYyyymmdd(20260101)))),
                refused(
                        Reason.PUBLIC_KEY_INVALID,
                        "not on the curve",
                        reg(stranger().addSigningKeys(key("k").setPublicKey(ByteString.copyFrom(new byte[65]))))),
                refused(
                        Reason.PUBLIC_KEY_INVALID,
                        "of the other curve",
                        reg(stranger()
                                .addSigningKeys(
                                        key("k").setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3)))));
    }

    private static RegisterParty.Builder seventeenKeys(RegisterParty.Builder party) {
        IntStream.range(0, 17).forEach(i -> party.addSigningKeys(key("k" + i)));
        return party;
    }

    private static List<Case> sites() {
        RegisterSite.Builder site = registerSite("s", MAKER, SiteKind.SITE_KIND_FACTORY);
        return List.of(
                recorded("a factory", reg(site.clone())),
                refused(Reason.FIELD_REQUIRED, "no id", reg(site.clone().clearSiteId())),
                refused(Reason.FIELD_REQUIRED, "no party", reg(site.clone().clearPartyId())),
                refused(Reason.FIELD_REQUIRED, "no kind", reg(site.clone().clearKind())),
                refused(Reason.FIELD_REQUIRED, "no region", reg(site.clone().clearRegionCode())),
                refused(Reason.FIELD_MALFORMED, "an id of 41", reg(site.clone().setSiteId("s".repeat(41)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "negative capacity",
                        reg(site.clone().setCapacityMg(-1))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than 9,000,000 t",
                        reg(site.clone().setCapacityMg(9_000_000_000_000_001L))),
                refused(
                        Reason.REGION_UNKNOWN,
                        "a region that is none",
                        reg(site.clone().setRegionCode("123456"))),
                refused(Reason.ROLE_NOT_HELD, "by its party", by(MAKER, site.clone())),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "of a stranger",
                        reg(site.clone().setPartyId(STRANGER))),
                refused(Reason.SITE_ALREADY_REGISTERED, "twice", reg(site.clone()), reg(site.clone())),
                refused(
                        Reason.SITE_ALREADY_REGISTERED,
                        "another party's",
                        reg(site.clone().setSiteId(POINT_SITE))));
    }

    private static GrantLicence.Builder licence() {
        return grantLicence(MAKER, "N-1", Material.MATERIAL_POWER_BATTERY, Act.ACT_STORE);
    }

    private static List<Case> granting() {
        List<Step> full = new ArrayList<>();
        IntStream.range(0, 256).forEach(i -> full.add(reg(licence().setLicenceNo("N" + i))));
        full.add(reg(licence()));
        GrantLicence.Builder wide = licence();
        IntStream.range(0, 64).forEach(i -> wide.addScopes(LicenceScope.newBuilder()));
        return List.of(
                recorded("for all sites", reg(licence())),
                recorded("for one site", reg(licence().setPartyId(POINT).setSiteId(POINT_SITE))),
                refused(Reason.FIELD_REQUIRED, "no party", reg(licence().clearPartyId())),
                refused(Reason.FIELD_REQUIRED, "no number", reg(licence().clearLicenceNo())),
                refused(Reason.FIELD_REQUIRED, "no scopes", reg(licence().clearScopes())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "for trade",
                        reg(grantLicence(MAKER, "N", Material.MATERIAL_POWER_BATTERY, Act.ACT_TRADE))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a site id that cannot be",
                        reg(licence().setSiteId("a b"))),
                refused(Reason.TOO_MANY_ENTRIES, "65 scopes", by(REGULATOR, filled(wide))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a scope twice",
                        reg(licence().addScopes(licence().getScopes(0)))),
                refused(Reason.DATE_INVALID, "from no day", reg(licence().clearValidFromYyyymmdd())),
                refused(Reason.DATE_INVALID, "to 31 April", reg(licence().setValidToYyyymmdd(20260431))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "ends before it begins",
                        reg(licence().setValidToYyyymmdd(20241231))),
                refused(Reason.ROLE_NOT_HELD, "by a yard", by(YARD, licence())),
                refused(Reason.PARTY_NOT_FOUND, "to a stranger", reg(licence().setPartyId(STRANGER))),
                refused(
                        Reason.SITE_NOT_FOUND,
                        "for another's site",
                        reg(licence().setSiteId(POINT_SITE))),
                refused(Reason.LICENCE_ALREADY_GRANTED, "twice", reg(licence()), reg(licence())),
                refused(Reason.LIMIT_REACHED, "the 257th", full.toArray(Step[]::new)));
    }

    /** Scopes that are stated and all different as far as they can be. */
    private static GrantLicence.Builder filled(GrantLicence.Builder licence) {
        licence.clearScopes();
        for (int i = 0; i < 65; i++) {
            licence.addScopes(
                    LicenceScope.newBuilder().setMaterialValue(1 + i % 9).setActValue(2 + i / 9 % 7));
        }
        return licence;
    }

    private static List<Case> revoking() {
        return List.of(
                recorded("a licence", reg(revokeLicence(POINT, "L-1"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no reason",
                        reg(revokeLicence(POINT, "L-1").clearReason())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a reason of 501",
                        reg(revokeLicence(POINT, "L-1").setReason("x".repeat(501)))),
                refused(
                        Reason.DATE_INVALID,
                        "from no day",
                        reg(revokeLicence(POINT, "L-1").clearRevokedFromYyyymmdd())),
                refused(Reason.ROLE_NOT_HELD, "by its holder", by(POINT, revokeLicence(POINT, "L-1"))),
                refused(Reason.PARTY_NOT_FOUND, "of a stranger", reg(revokeLicence(STRANGER, "L-1"))),
                refused(Reason.LICENCE_NOT_FOUND, "of another's number", reg(revokeLicence(POINT, "L-2"))),
                refused(
                        Reason.LICENCE_ALREADY_REVOKED,
                        "twice",
                        reg(revokeLicence(POINT, "L-1")),
                        reg(revokeLicence(POINT, "L-1"))));
    }

    private static List<Case> models() {
        FileModel.Builder model = fileModel("003PB24", MAKER);
        return List.of(
                recorded("a model", reg(model.clone())),
                refused(Reason.FIELD_REQUIRED, "no code", reg(model.clone().clearModelCode())),
                refused(Reason.FIELD_REQUIRED, "no maker", reg(model.clone().clearMakerPartyId())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "eight characters",
                        reg(model.clone().setModelCode("003PB241"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "product type X",
                        reg(model.clone().setModelCode("003XB24"))),
                refused(Reason.FIELD_OUT_OF_RANGE, "no mass", reg(model.clone().setNominalMassMg(0))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "no voltage",
                        reg(model.clone().setNominalVoltageMv(0))),
                refused(Reason.ROLE_NOT_HELD, "by its maker", by(MAKER, model.clone())),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "of a stranger",
                        reg(model.clone().setMakerPartyId(STRANGER))),
                refused(Reason.MODEL_ALREADY_FILED, "twice", reg(model.clone()), reg(model.clone())),
                refused(Reason.MODEL_ALREADY_FILED, "another's", reg(fileModel(Commands.MODEL, POINT))));
    }
}
