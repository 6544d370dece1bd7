package suhuan.gateway.app;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import suhuan.common.v1.Role;
import suhuan.gateway.identity.ApiKey;
import suhuan.gateway.identity.ApiKeySecret;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Verdict;

/** The first moments of a data folder: opens a new ledger with its regulator, and gives the regulator a key. */
final class Genesis {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADMIN_KEY_FILE = "admin.key";
    private static final String ADMIN_LABEL = "admin.key of the data folder";

    private Genesis() {}

    /**
     * The ledger's regulator.
     *
     * @param partyId unified social credit code
     * @param organisation organisation that speaks for it
     */
    record Regulator(String partyId, String organisation) {}

    /**
     * Opens the ledger where it is new, and says who its regulator is. On a ledger that was opened before, that is whoever its
     * first block says, whatever is configured.
     */
    static Regulator regulatorOf(Ledger ledger, GatewayProperties properties) {
        try {
            if (ledger.status().lastBlock() < 0) {
                open(ledger, properties);
            }
            return firstBlockSays(ledger);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while opening the ledger", e);
        } catch (ExecutionException | TimeoutException | InvalidProtocolBufferException e) {
            throw new StartFailure("the ledger cannot be opened: " + e.getMessage() + "; see gateway.log", e);
        }
    }

    private static void open(Ledger ledger, GatewayProperties properties)
            throws InterruptedException, ExecutionException, TimeoutException {
        String partyId = properties.regulator().creditCode();
        long nowMs = System.currentTimeMillis();
        EnvelopePayload payload = EnvelopePayload.newBuilder()
                .setEnvelopeId(uuidVersion7(nowMs))
                .setPartyId(partyId)
                .setOccurredAtMs(nowMs)
                .addCommands(Command.newBuilder()
                        .setOpenLedger(OpenLedger.newBuilder()
                                .setLedgerId(properties.ledgerId())
                                .setRegulator(RegisterParty.newBuilder()
                                        .setCreditCode(partyId)
                                        .setName(properties.regulator().name())
                                        .addRoles(Role.ROLE_REGULATOR)
                                        .setHomeOrganisation(properties.organisation()))))
                .build();
        Envelope envelope =
                Envelope.newBuilder().setPayload(payload.toByteString()).build();
        LedgerSubmission submission =
                new LedgerSubmission(payload.getEnvelopeId(), envelope.toByteString(), properties.organisation());
        SubmitAnswer answer = ledger.submit(submission).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (answer instanceof SubmitAnswer.Recorded recorded) {
            Verdict verdict = recorded.receipt().getRecording().getVerdicts(0);
            if (verdict.hasRefused()) {
                throw refused(
                        verdict.getRefused().getReason().name(),
                        verdict.getRefused().getDetailsList());
            }
        } else if (answer instanceof SubmitAnswer.Refused refused) {
            throw refused(
                    refused.rejection().getReason().name(), refused.rejection().getDetailsList());
        }
    }

    private static StartFailure refused(String reason, java.util.List<suhuan.ledger.v1.RejectionDetail> details) {
        StringBuilder values = new StringBuilder();
        details.forEach(
                each -> values.append(' ').append(each.getName()).append('=').append(each.getValue()));
        return new StartFailure("the ledger cannot be opened with the configured regulator: " + reason + values
                + "; mend suhuan.regulator.*, suhuan.organisation or suhuan.ledger-id");
    }

    private static Regulator firstBlockSays(Ledger ledger) throws InterruptedException, InvalidProtocolBufferException {
        try (BlockStream blocks = ledger.follow(0)) {
            Block first = blocks.next(PATIENCE);
            if (first == null || first.getTransactionsCount() == 0) {
                throw new StartFailure("the ledger's first block says nothing; this is not a ledger of ours");
            }
            Envelope envelope = Envelope.parseFrom(
                    first.getTransactions(0).getBatch().getSubmissions(0).getEnvelope());
            EnvelopePayload payload = EnvelopePayload.parseFrom(envelope.getPayload());
            RegisterParty regulator = payload.getCommands(0).getOpenLedger().getRegulator();
            return new Regulator(regulator.getCreditCode(), regulator.getHomeOrganisation());
        }
    }

    /**
     * Makes sure that the regulator has a key in use. Where it has none, the secret in the admin file is taken, so that a database
     * made anew does not change it; where that is missing or was ended, a new one is written.
     */
    static void ensureAdminKey(ApiKeys keys, Regulator regulator, DataFolder folder) throws IOException {
        if (keys.ofParty(regulator.partyId()).stream().anyMatch(ApiKey::inUse)) {
            return;
        }
        Optional<ApiKeySecret> kept =
                folder.read(ADMIN_KEY_FILE).flatMap(ApiKeySecret::parse).filter(secret -> !keys.known(secret));
        ApiKeySecret secret = kept.orElseGet(ApiKeySecret::random);
        if (kept.isEmpty()) {
            // First the file: a crash between the two is mended by the next start, which takes the secret from it.
            folder.writeSecret(ADMIN_KEY_FILE, secret.reveal());
        }
        keys.create(regulator.partyId(), regulator.organisation(), ADMIN_LABEL, secret);
    }

    /** RFC 9562 section 5.7. */
    private static String uuidVersion7(long nowMs) {
        SecureRandom random = new SecureRandom();
        long high = nowMs << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
