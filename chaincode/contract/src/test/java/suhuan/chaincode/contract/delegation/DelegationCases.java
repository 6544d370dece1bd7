package suhuan.chaincode.contract.delegation;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Holding.grantDelegation;
import static suhuan.chaincode.contract.fixture.Holding.revokeDelegation;
import static suhuan.chaincode.contract.fixture.Parties.CASCADE;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.ByteString;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.GrantDelegation;

/** Tables of the verbs of delegations. */
public final class DelegationCases {
    private DelegationCases() {}

    public static Stream<Case> all() {
        return Stream.of(granting(), revoking()).flatMap(List::stream);
    }

    /** A person's key. */
    public static SigningKey.Builder key() {
        return SigningKey.newBuilder()
                .setKeyId("wang")
                .setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256)
                .setPublicKey(
                        ByteString.copyFrom(TestKeys.publicKey(SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256_VALUE)));
    }

    /** A delegation to whoever holds the person's key. */
    public static GrantDelegation.Builder toPerson(String id, String... acts) {
        return grantDelegation(id, "", acts).setKey(key());
    }

    private static GrantDelegation.Builder sound() {
        return grantDelegation("D", RECYCLER, "ReceiveReturn");
    }

    private static List<Case> granting() {
        return List.of(
                recorded("to a party", by(POINT, sound())),
                recorded("at a site", by(POINT, sound().addSiteIds(POINT_SITE))),
                recorded("to a person", by(POINT, toPerson("D", "ReceiveReturn", "OfferHandOver"))),
                refused(Reason.FIELD_REQUIRED, "no act", by(POINT, sound().clearActs())),
                refused(Reason.FIELD_REQUIRED, "to nobody", by(POINT, sound().clearDelegatePartyId())),
                refused(Reason.FIELD_MALFORMED, "to itself", by(POINT, sound().setDelegatePartyId(POINT))),
                refused(Reason.FIELD_MALFORMED, "to both", by(POINT, sound().setKey(key()))),
                refused(Reason.FIELD_MALFORMED, "an act nobody knows", by(POINT, sound().addActs("DoAnything"))),
                refused(Reason.FIELD_MALFORMED, "to delegate on", by(POINT, sound().addActs("GrantDelegation"))),
                refused(
                        Reason.TOO_MANY_ENTRIES,
                        "41 sites",
                        by(POINT, sound().addAllSiteIds(Collections.nCopies(41, POINT_SITE)))),
                refused(Reason.DUPLICATE_ENTRY, "an act twice", by(POINT, sound().addActs("ReceiveReturn"))),
                refused(Reason.DATE_INVALID, "no end", by(POINT, sound().clearValidToYyyymmdd())),
                refused(Reason.PERIOD_INVERTED, "ends before", by(POINT, sound().setValidToYyyymmdd(20251231))),
                refused(
                        Reason.PUBLIC_KEY_INVALID,
                        "a key off its curve",
                        by(POINT, toPerson("D", "ReceiveReturn").setKey(key().setPublicKey(ByteString.EMPTY)))),
                refused(Reason.PARTY_NOT_FOUND, "to a stranger", by(POINT, sound().setDelegatePartyId(STRANGER))),
                refused(Reason.SITE_NOT_FOUND, "at another's site", by(POINT, sound().addSiteIds(YARD_SITE))),
                refused(Reason.DELEGATION_ALREADY_EXISTS, "twice", by(POINT, sound()), by(CASCADE, sound())));
    }

    private static List<Case> revoking() {
        return List.of(
                recorded("by who granted it", by(POINT, sound()), by(POINT, revokeDelegation("D"))),
                recorded("by the regulator", by(POINT, sound()), by(REGULATOR, revokeDelegation("D"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no reason",
                        by(POINT, revokeDelegation("D").clearReason())),
                refused(Reason.FIELD_MALFORMED, "id", by(POINT, revokeDelegation("a b"))),
                refused(
                        Reason.DELEGATION_OF_OTHER_PARTY,
                        "by the delegate",
                        by(POINT, sound()),
                        by(RECYCLER, revokeDelegation("D"))),
                refused(Reason.DELEGATION_NOT_FOUND, "none", by(POINT, revokeDelegation("D"))),
                refused(
                        Reason.DELEGATION_ALREADY_REVOKED,
                        "twice",
                        by(POINT, sound()),
                        by(POINT, revokeDelegation("D")),
                        by(POINT, revokeDelegation("D"))));
    }
}
