package suhuan.gateway.app;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.common.v1.Role;
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
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.Verdict;

/** The first moments of a ledger: opens it with its regulator, or waits until the gateway whose business that is has done so. */
final class Genesis {
    private static final Logger LOG = LoggerFactory.getLogger(Genesis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final GatewayProperties properties;
    /** Organisation that opens the ledger. */
    private final String opener;

    private Genesis(Ledger ledger, GatewayProperties properties) {
        this.ledger = ledger;
        this.properties = properties;
        this.opener = LedgerKind.of(properties).opener(properties);
    }

    /**
     * The ledger's regulator.
     *
     * @param partyId unified social credit code
     * @param organisation organisation that speaks for it
     */
    record Regulator(String partyId, String organisation) {}

    /**
     * Opens the ledger where it is new, and says who its regulator is. On a ledger that was opened before, that is whoever its
     * first transaction says, whatever is configured. Where another organisation opens the ledger, waits until it has.
     */
    static Regulator regulatorOf(Backend backend, GatewayProperties properties) {
        Genesis genesis = new Genesis(backend.ledger(), properties);
        try {
            Optional<Regulator> regulator = genesis.firstTransactionSays();
            if (regulator.isPresent()) {
                return regulator.get();
            }
            String organisation = backend.organisation();
            if (!organisation.isEmpty() && !organisation.equals(genesis.opener)) {
                return genesis.awaitOpening(organisation);
            }
            backend.demandContract();
            return genesis.open();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while opening the ledger", e);
        } catch (ExecutionException | TimeoutException | InvalidProtocolBufferException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof StartFailure failure) {
                throw failure;
            }
            throw new StartFailure(
                    "the ledger cannot be opened: " + StartFailures.firstLine(cause) + "; see gateway.log", e);
        }
    }

    private Regulator open()
            throws InterruptedException, ExecutionException, TimeoutException, InvalidProtocolBufferException {
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
                                        .setHomeOrganisation(opener))))
                .build();
        Envelope envelope =
                Envelope.newBuilder().setPayload(payload.toByteString()).build();
        LedgerSubmission submission = new LedgerSubmission(payload.getEnvelopeId(), envelope.toByteString(), opener);
        SubmitAnswer answer = ledger.submit(submission).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        Optional<Regulator> regulator = firstTransactionSays();
        // Another gateway of the same organisation may have been faster; then its word stands.
        return regulator.orElseThrow(() -> refused(answer));
    }

    private static StartFailure refused(SubmitAnswer answer) {
        Rejection rejection = Rejection.getDefaultInstance();
        if (answer instanceof SubmitAnswer.Refused refused) {
            rejection = refused.rejection();
        } else if (answer instanceof SubmitAnswer.Recorded recorded) {
            Verdict verdict = recorded.receipt().getRecording().getVerdicts(0);
            rejection = verdict.getRefused();
        }
        StringBuilder values = new StringBuilder();
        for (RejectionDetail detail : rejection.getDetailsList()) {
            values.append(' ').append(detail.getName()).append('=').append(detail.getValue());
        }
        return new StartFailure("the ledger cannot be opened with the configured regulator: "
                + rejection.getReason().name() + values
                + "; mend suhuan.regulator.*, suhuan.organisation or suhuan.ledger-id");
    }

    /** On a thread of its own, so that this one can be interrupted while the process ends. */
    private Regulator awaitOpening(String organisation) throws InterruptedException, ExecutionException {
        String line = "the ledger is not open yet; a gateway of " + opener
                + " opens it when it starts, and this one of " + organisation + " waits for that";
        LOG.warn(line);
        System.err.println("suhuan: " + line);
        CompletableFuture<Regulator> opened = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> {
                    try (BlockStream blocks = ledger.follow(0)) {
                        while (!opened.isDone()) {
                            Block block = blocks.next(LOOK);
                            if (block != null && block.getTransactionsCount() > 0) {
                                opened.complete(openedBy(block));
                            }
                        }
                    } catch (InterruptedException | InvalidProtocolBufferException | RuntimeException e) {
                        opened.completeExceptionally(e);
                    }
                },
                "await-opening");
        waiting.setDaemon(true);
        waiting.start();
        try {
            return opened.get();
        } finally {
            opened.cancel(false);
        }
    }

    /** Who opened the ledger; empty where it is new. On Fabric the first blocks configure the channel and say nothing to us. */
    private Optional<Regulator> firstTransactionSays() throws InterruptedException, InvalidProtocolBufferException {
        long last = ledger.status().lastBlock();
        if (last < 0) {
            return Optional.empty();
        }
        try (BlockStream blocks = ledger.follow(0)) {
            for (long number = 0; number <= last; number++) {
                @Nullable Block block = blocks.next(PATIENCE);
                if (block == null) {
                    throw new StartFailure(
                            "the ledger does not give its block " + number + " of " + last + "; see gateway.log");
                }
                if (block.getTransactionsCount() > 0) {
                    return Optional.of(openedBy(block));
                }
            }
        }
        return Optional.empty();
    }

    private static Regulator openedBy(Block block) throws InvalidProtocolBufferException {
        Envelope envelope = Envelope.parseFrom(
                block.getTransactions(0).getBatch().getSubmissions(0).getEnvelope());
        List<Command> commands =
                EnvelopePayload.parseFrom(envelope.getPayload()).getCommandsList();
        if (commands.isEmpty() || !commands.get(0).hasOpenLedger()) {
            throw new StartFailure("the ledger's first transaction, in block " + block.getNumber()
                    + ", does not open it; this is not a ledger of ours");
        }
        RegisterParty regulator = commands.get(0).getOpenLedger().getRegulator();
        return new Regulator(regulator.getCreditCode(), regulator.getHomeOrganisation());
    }

    /** RFC 9562 section 5.7. */
    private static String uuidVersion7(long nowMs) {
        SecureRandom random = new SecureRandom();
        long high = nowMs << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
