package suhuan.chaincode.contract.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.grantDelegation;
import static suhuan.chaincode.contract.fixture.Holding.last;
import static suhuan.chaincode.contract.fixture.Holding.revokeDelegation;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.UNLICENSED_POINT;
import static suhuan.chaincode.contract.fixture.Parties.UNLICENSED_SITE;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.party;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Role;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.Signature;

/** Ways to act for somebody who did not ask for it: each is refused, and the fact of an honest one shows both. */
class DelegationCheatTest {
    private static final int ES256 = SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256_VALUE;
    private static final String SIGNER = party(60);

    private final World world = World.fresh();

    private EnvelopePayload.Builder forPoint(String delegationId, String delegate, Object builder) {
        return world.payload(POINT, POINT_SITE, Commands.command(builder))
                .setDelegationId(delegationId)
                .setDelegatePartyId(delegate);
    }

    private EnvelopeResult send(EnvelopePayload.Builder payload, String organisationOf) {
        return sendAt(World.NOW, payload, organisationOf, "");
    }

    private EnvelopeResult sendAt(long nowMs, EnvelopePayload.Builder payload, String organisationOf, String keyId) {
        ByteString bytes = payload.build().toByteString();
        Envelope.Builder envelope = Envelope.newBuilder().setPayload(bytes);
        if (!keyId.isEmpty()) {
            envelope.setSignature(Signature.newBuilder()
                    .setKeyId(keyId)
                    .setAlgorithmValue(ES256)
                    .setValue(ByteString.copyFrom(TestKeys.sign(ES256, bytes.toByteArray()))));
        }
        return world.execute(nowMs, World.submission(envelope.build(), organisationOf))
                .result()
                .getResults(0);
    }

    private static void envelopeRefused(Reason reason, EnvelopeResult result) {
        assertThat(result.getRefused().getReasonValue()).as("%s", result).isEqualTo(reason.number());
        Case.mustFillTheText(result.getRefused());
    }

    private static void commandRefused(Reason reason, EnvelopeResult result) {
        Rejection refused = result.getRecorded().getVerdicts(0).getRefused();
        assertThat(refused.getReasonValue()).as("%s", result).isEqualTo(reason.number());
        Case.mustFillTheText(refused);
    }

    private static void recorded(EnvelopeResult result) {
        assertThat(result.getRecorded().getVerdicts(0).hasRecorded())
                .as("%s", result)
                .isTrue();
    }

    @Test
    void theFactShowsWhoActedAndForWhom() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        recorded(send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
        Fact fact = last(world);
        assertThat(fact.getPartyId()).isEqualTo(POINT);
        assertThat(fact.getDelegatePartyId()).isEqualTo(RECYCLER);
        assertThat(fact.getDelegationId()).isEqualTo("D");
        assertThat(fact.getReturnReceived().getCustody().getPartyId()).isEqualTo(POINT);
    }

    @Test
    void nobodyActsWithoutADelegation() {
        envelopeRefused(Reason.DELEGATION_UNKNOWN, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void nobodyBorrowsTheDelegationOfAnother() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        envelopeRefused(Reason.DELEGATION_UNKNOWN, send(forPoint("D", YARD, receiveReturn("x")), YARD));
    }

    @Test
    void aDelegationOfOnePartyDoesNotHoldForTheNext() {
        world.must(MAKER, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        envelopeRefused(Reason.DELEGATION_UNKNOWN, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void aStrangerIsNoDelegate() {
        envelopeRefused(Reason.CALLER_UNKNOWN, send(forPoint("D", STRANGER, receiveReturn("x")), STRANGER));
    }

    @Test
    void theOrganisationThatSendsIsTheDelegates() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        envelopeRefused(Reason.CALLER_ORGANISATION_DIFFERS, send(forPoint("D", RECYCLER, receiveReturn("x")), YARD));
        envelopeRefused(Reason.CALLER_ORGANISATION_DIFFERS, send(forPoint("D", RECYCLER, receiveReturn("x")), POINT));
    }

    @Test
    void whatWasTakenBackHoldsNoMore() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        world.must(POINT, "", revokeDelegation("D"));
        envelopeRefused(Reason.DELEGATION_NOT_IN_FORCE, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void theDayAfterTheLastIsTooLateAndTheDayBeforeTheFirstTooEarly() {
        world.must(
                POINT,
                "",
                grantDelegation("D", RECYCLER, "ReceiveReturn")
                        .setValidFromYyyymmdd(20260530)
                        .setValidToYyyymmdd(20260530));
        envelopeRefused(Reason.DELEGATION_NOT_IN_FORCE, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
        recorded(sendAt(World.NOW + World.DAY, forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER, ""));
        envelopeRefused(
                Reason.DELEGATION_NOT_IN_FORCE,
                sendAt(World.NOW + 2 * World.DAY, forPoint("D", RECYCLER, receiveReturn("y")), RECYCLER, ""));
    }

    @Test
    void anActThatWasNotDelegatedIsRefused() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "OfferHandOver"));
        commandRefused(Reason.ACT_NOT_DELEGATED, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void aDelegateNeitherDelegatesOnNorKeepsTheDelegationFromBeingTakenBack() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        commandRefused(
                Reason.ACT_NOT_DELEGATED,
                send(forPoint("D", RECYCLER, grantDelegation("D-2", YARD, "ReceiveReturn")), RECYCLER));
        commandRefused(Reason.ACT_NOT_DELEGATED, send(forPoint("D", RECYCLER, revokeDelegation("D")), RECYCLER));
    }

    @Test
    void aSiteThatWasNotDelegatedIsRefused() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn").addSiteIds(POINT_OFFICE));
        commandRefused(Reason.SITE_NOT_DELEGATED, send(forPoint("D", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void theLicenceOfTheDelegateIsOfNoUse() {
        world.must(UNLICENSED_POINT, "", grantDelegation("D", POINT, "ReceiveReturn"));
        commandRefused(
                Reason.LICENCE_NOT_HELD,
                send(
                        world.payload(UNLICENSED_POINT, UNLICENSED_SITE, Commands.command(receiveReturn("x")))
                                .setDelegationId("D")
                                .setDelegatePartyId(POINT),
                        POINT));
    }

    @Test
    void aPersonActsWithTheKeyThatWasNamedAndNotWithout() {
        world.must(POINT, "", DelegationCases.toPerson("D", "ReceiveReturn"));
        envelopeRefused(Reason.SIGNATURE_REQUIRED, send(forPoint("D", "", receiveReturn("x")), POINT));
        envelopeRefused(
                Reason.SIGNATURE_KEY_UNKNOWN,
                sendAt(World.NOW, forPoint("D", "", receiveReturn("x")), POINT, "somebody"));
        recorded(sendAt(World.NOW, forPoint("D", "", receiveReturn("x")), POINT, "wang"));
        Fact fact = last(world);
        assertThat(fact.getSigningKeyId()).isEqualTo("wang");
        assertThat(fact.getPartyId()).isEqualTo(POINT);
    }

    @Test
    void aPartyThatSignsAlwaysIsNotActedForUnsigned() {
        world.must(
                REGULATOR,
                "",
                Commands.registerParty(SIGNER, Role.ROLE_COLLECTOR)
                        .setSignsAlways(true)
                        .addSigningKeys(DelegationCases.key().setKeyId("k")));
        EnvelopePayload.Builder grant =
                world.payload(SIGNER, "", Commands.command(grantDelegation("D", RECYCLER, "RegisterBattery")));
        recorded(sendAt(World.NOW, grant, SIGNER, "k"));
        envelopeRefused(
                Reason.SIGNATURE_REQUIRED,
                send(
                        world.payload(
                                        SIGNER,
                                        "",
                                        Commands.command(registerBattery("").setLegacyLabel("x")))
                                .setDelegationId("D")
                                .setDelegatePartyId(RECYCLER),
                        RECYCLER));
    }

    @Test
    void aDelegateWithoutDelegationIsNoEnvelope() {
        envelopeRefused(Reason.ENVELOPE_MALFORMED, send(forPoint("", RECYCLER, receiveReturn("x")), RECYCLER));
        envelopeRefused(Reason.ENVELOPE_MALFORMED, send(forPoint("a b", RECYCLER, receiveReturn("x")), RECYCLER));
    }

    @Test
    void anEnvelopeThatWasRecordedIsAnsweredAfterTheDelegationEnded() {
        world.must(POINT, "", grantDelegation("D", RECYCLER, "ReceiveReturn"));
        EnvelopePayload.Builder payload = forPoint("D", RECYCLER, receiveReturn("x"));
        recorded(send(payload, RECYCLER));
        world.must(POINT, "", revokeDelegation("D"));
        assertThat(send(payload, RECYCLER).hasKnown()).isTrue();
    }
}
