package suhuan.bench;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.client.EnvelopeMaker;
import suhuan.common.v1.Act;
import suhuan.common.v1.CorrectionKind;
import suhuan.common.v1.Material;
import suhuan.common.v1.Position;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.gateway.ledger.BlockStream;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Correct;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.MergeLots;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.SplitLot;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Transaction;
import suhuan.ledger.v1.TrueValue;

/**
 * Weighed lots mixed into one, which is split into parts that then go to and fro between two yards, a new lot of each part every
 * time: whatever weighing is corrected, all of it is descended from it.
 */
final class LotLineage implements AutoCloseable {
    private static final int PARTS = 100;
    private static final long LOT_MG = 45_000_000_000L;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedLedger ledger;
    private final int handOvers;
    private final List<ByteString> weighings = new ArrayList<>();
    private final AtomicLong offers = new AtomicLong();
    private final List<EnvelopeMaker> yards = List.of(maker(0), maker(1));

    /**
     * Opens a ledger with such a lineage.
     *
     * @param roots lots weighed, 2 to 100
     * @param handOvers how often the parts change hands
     */
    LotLineage(Path folder, int roots, int handOvers) throws InterruptedException, ExecutionException {
        this.handOvers = handOvers;
        ledger = EmbeddedLedger.open(folder, new Contract(), EmbeddedLedgerOptions.defaults());
        LedgerWindow.record(ledger, ByteString.copyFrom(new HotLots("D").setUp().get(0)));
        record(new EnvelopeMaker(HotLots.REGULATOR, "", null), registry());
        Position weighed = weigh(roots);
        List<String> lots = split(roots);
        for (int i = 0; i < handOvers; i++) {
            lots = handOver(lots, i % 2);
        }
        Transaction transaction = transaction(weighed);
        for (int i = 0; i < roots; i++) {
            weighings.add(transaction
                    .getResult()
                    .getResults(weighed.getEnvelopeIndex())
                    .getRecorded()
                    .getFacts(i));
        }
    }

    private static EnvelopeMaker maker(int yard) {
        return new EnvelopeMaker(TransferRing.party(yard), TransferRing.site(yard), null);
    }

    private static List<Command> registry() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            commands.add(Registrations.party(
                    TransferRing.party(i), "Bench yard " + i, HotLots.ORGANISATION, Role.ROLE_SCRAP_PROCESSOR));
            commands.add(Registrations.site(
                    TransferRing.site(i), TransferRing.party(i), SiteKind.SITE_KIND_SCRAP_YARD, "Bench yard " + i));
            commands.add(Registrations.licence(
                    TransferRing.party(i),
                    "BENCH-" + i,
                    Material.MATERIAL_SCRAP_STEEL,
                    Act.ACT_COLLECT,
                    Act.ACT_PROCESS));
        }
        return commands;
    }

    private Recording record(EnvelopeMaker maker, List<Command> commands)
            throws InterruptedException, ExecutionException {
        return LedgerWindow.record(ledger, maker.make(commands).envelope().toByteString());
    }

    private Position weigh(int roots) throws InterruptedException, ExecutionException {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < roots; i++) {
            commands.add(HotLots.weighed("ROOT-" + i, "ROOT-" + i, LOT_MG));
        }
        return record(yards.get(0), commands).getPosition();
    }

    private List<String> split(int roots) throws InterruptedException, ExecutionException {
        MergeLots.Builder merge = MergeLots.newBuilder().setMergedLotId("ALL");
        for (int i = 0; i < roots; i++) {
            merge.addLotIds("ROOT-" + i);
        }
        SplitLot.Builder split = SplitLot.newBuilder().setLotId("ALL");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add("PART-" + i);
            split.addParts(LotPart.newBuilder().setLotId("PART-" + i).setMassMg(roots * LOT_MG / PARTS));
        }
        record(
                yards.get(0),
                List.of(
                        Command.newBuilder().setMergeLots(merge).build(),
                        Command.newBuilder().setSplitLot(split).build()));
        return parts;
    }

    /** Hands lots over from one yard to the other; returns the lots that come of them. */
    private List<String> handOver(List<String> lots, int from) throws InterruptedException, ExecutionException {
        String id = "H" + offers.getAndIncrement();
        OfferHandOver.Builder offer = OfferHandOver.newBuilder()
                .setHandOverId(id)
                .setConsigneePartyId(TransferRing.party(1 - from))
                .setAct(Act.ACT_PROCESS)
                .setExpiresAtMs(System.currentTimeMillis() + 86_400_000L);
        List<String> accepted = new ArrayList<>();
        for (int line = 1; line <= lots.size(); line++) {
            offer.addGoods(Goods.newBuilder().setLot(LotMass.newBuilder().setLotId(lots.get(line - 1))));
            accepted.add(id + "~" + line);
        }
        record(
                yards.get(from),
                List.of(Command.newBuilder().setOfferHandOver(offer).build()));
        record(yards.get(1 - from), TransferRing.accepts(List.of(id)));
        return accepted;
    }

    private Transaction transaction(Position position) throws InterruptedException {
        try (BlockStream blocks = ledger.follow(position.getBlockNumber())) {
            Block block = blocks.next(PATIENCE);
            if (block == null) {
                throw new IllegalStateException("block " + position.getBlockNumber() + " is not there");
            }
            return block.getTransactions(position.getTransactionIndex());
        }
    }

    /** Lots that are descended from each weighed lot. */
    int descendants() {
        return 1 + PARTS * (1 + handOvers);
    }

    /**
     * What a correction was on the ledger.
     *
     * @param block number of its block
     * @param envelopeBytes size of its envelope
     * @param answerBytes size of the answer of its transaction
     * @param keys keys it touches
     */
    record Correction(long block, int envelopeBytes, int answerBytes, int keys) {}

    /** Corrects the weighing with a number: a tonne less. */
    Correction correct(int root) throws InterruptedException, ExecutionException {
        Correct.Builder correct = Correct.newBuilder()
                .setCorrectionId(correctionId(root))
                .setFact(weighings.get(root))
                .setKind(CorrectionKind.CORRECTION_KIND_INCORRECT_DATA)
                .addTruths(TrueValue.newBuilder()
                        .setField("lot_received.lot.mass_mg")
                        .setValue(Long.toString(LOT_MG - 1_000_000_000L)))
                .setReason("The scale was not calibrated");
        Position position = record(
                        yards.get(0),
                        List.of(Command.newBuilder().setCorrect(correct).build()))
                .getPosition();
        Transaction transaction = transaction(position);
        Submission submission = transaction.getBatch().getSubmissions(position.getEnvelopeIndex());
        KeyPlan plan = new Contract().plan(submission);
        return new Correction(
                position.getBlockNumber(),
                submission.getEnvelope().size(),
                transaction.getResult().getSerializedSize(),
                plan.reads().size() + plan.writes().size());
    }

    /** Id of the correction of a weighing. */
    static String correctionId(int root) {
        return "CORRECTION-" + root;
    }

    /** Number of the block that comes next. */
    long nextBlock() {
        return ledger.status().lastBlock() + 1;
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
