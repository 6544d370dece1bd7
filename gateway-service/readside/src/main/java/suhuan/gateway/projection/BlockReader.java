package suhuan.gateway.projection;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import suhuan.ledger.v1.Block;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.EnvelopeRecorded;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.Submission;
import suhuan.ledger.v1.Transaction;
import suhuan.ledger.v1.Verdict;

/** Takes the facts out of a block, in order, and checks that verdicts, facts and hashes belong together. */
final class BlockReader {
    private final MessageDigest sha256 = newSha256();

    /**
     * Reads every fact of a block.
     *
     * @throws InvalidLedgerException where the block contradicts itself
     */
    List<RecordedFact> read(Block block) {
        List<RecordedFact> facts = new ArrayList<>();
        for (int t = 0; t < block.getTransactionsCount(); t++) {
            Transaction transaction = block.getTransactions(t);
            int asked = transaction.getBatch().getSubmissionsCount();
            int answered = transaction.getResult().getResultsCount();
            if (asked != answered) {
                throw new InvalidLedgerException(
                        "block " + block.getNumber() + ", transaction " + t,
                        asked + " envelopes asked and " + answered + " answered");
            }
            for (int e = 0; e < answered; e++) {
                EnvelopeResult result = transaction.getResult().getResults(e);
                if (result.hasRecorded()) {
                    Submission submission = transaction.getBatch().getSubmissions(e);
                    readEnvelope(new Place(block.getNumber(), t, e), submission, result.getRecorded(), facts);
                }
            }
        }
        return facts;
    }

    /** Finds every event of a block that was refused because the life of its battery had ended. */
    List<Sighting> sightings(Block block) {
        List<Sighting> sightings = new ArrayList<>();
        for (int t = 0; t < block.getTransactionsCount(); t++) {
            Transaction transaction = block.getTransactions(t);
            for (int e = 0; e < transaction.getResult().getResultsCount(); e++) {
                Place place = new Place(block.getNumber(), t, e);
                EnvelopeRecorded recorded =
                        transaction.getResult().getResults(e).getRecorded();
                for (int c = 0; c < recorded.getVerdictsCount(); c++) {
                    Rejection refused = recorded.getVerdicts(c).getRefused();
                    if (isSighting(refused, place, c, transaction)) {
                        sightings.add(sighting(place, c, transaction, refused));
                    }
                }
            }
        }
        return sightings;
    }

    /** What has ended, and what is lost or stolen and is a battery over a counter or in a vehicle. */
    private static boolean isSighting(Rejection refused, Place place, int command, Transaction transaction) {
        return switch (refused.getReason()) {
            case REJECTION_REASON_BATTERY_LIFE_ENDED -> true;
            case REJECTION_REASON_GOODS_LOST, REJECTION_REASON_GOODS_STOLEN ->
                switch (payload(place, transaction.getBatch().getSubmissions(place.envelope()))
                        .getCommands(command)
                        .getCommandCase()) {
                    case RECEIVE_RETURN, INSTALL_BATTERY, REMOVE_BATTERY -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private static Sighting sighting(Place place, int command, Transaction transaction, Rejection refused) {
        EnvelopePayload payload = payload(place, transaction.getBatch().getSubmissions(place.envelope()));
        return new Sighting(
                place.block(),
                place.transaction(),
                place.envelope(),
                command,
                refused.getDetails(0).getValue(),
                payload.getPartyId(),
                payload.getSiteId(),
                payload.getCommands(command).getCommandCase().getNumber(),
                payload.getOccurredAtMs(),
                transaction.getRecordedAtMs());
    }

    private void readEnvelope(Place place, Submission submission, EnvelopeRecorded recorded, List<RecordedFact> facts) {
        EnvelopePayload payload = null;
        int factIndex = 0;
        for (int c = 0; c < recorded.getVerdictsCount(); c++) {
            Verdict verdict = recorded.getVerdicts(c);
            if (!verdict.hasRecorded()) {
                continue;
            }
            if (factIndex == recorded.getFactsCount()) {
                throw place.invalid(c, "recorded without a fact");
            }
            ByteString bytes = recorded.getFacts(factIndex++);
            Fact fact = parse(place, c, bytes);
            if (!fact.getEnvelopeId().equals(recorded.getEnvelopeId()) || fact.getCommandIndex() != c) {
                throw place.invalid(
                        c, "fact is of envelope " + fact.getEnvelopeId() + ", command " + fact.getCommandIndex());
            }
            ByteString digest = ByteString.copyFrom(sha256.digest(bytes.toByteArray()));
            if (!digest.equals(verdict.getRecorded().getFactSha256())) {
                throw place.invalid(c, "verdict names another fact");
            }
            List<String> childCodes = List.of();
            if (fact.getBatteryRegistered().hasChildren()) {
                payload = payload == null ? payload(place, submission) : payload;
                childCodes = childCodes(place, c, payload, fact);
            }
            List<List<String>> cellCodes = List.of();
            if (fact.hasBatteryDismantled()) {
                payload = payload == null ? payload(place, submission) : payload;
                cellCodes = cellCodes(place, c, payload, fact);
            }
            facts.add(new RecordedFact(
                    place.block, place.transaction, place.envelope, c, fact, bytes, digest, childCodes, cellCodes));
        }
        if (factIndex != recorded.getFactsCount()) {
            throw place.invalid(recorded.getVerdictsCount(), "more facts than recorded commands");
        }
    }

    private static Fact parse(Place place, int command, ByteString bytes) {
        try {
            Fact fact = Fact.parseFrom(bytes);
            if (fact.getFactCase() == Fact.FactCase.FACT_NOT_SET) {
                throw place.invalid(command, "a fact this version does not know");
            }
            return fact;
        } catch (InvalidProtocolBufferException e) {
            throw place.invalid(command, "fact cannot be read: " + e.getMessage());
        }
    }

    private static EnvelopePayload payload(Place place, Submission submission) {
        try {
            return EnvelopePayload.parseFrom(
                    Envelope.parseFrom(submission.getEnvelope()).getPayload());
        } catch (InvalidProtocolBufferException e) {
            throw place.invalid(0, "envelope cannot be read: " + e.getMessage());
        }
    }

    private static List<String> childCodes(Place place, int command, EnvelopePayload payload, Fact fact) {
        if (command >= payload.getCommandsCount()) {
            throw place.invalid(command, "the envelope has no such command");
        }
        Command asked = payload.getCommands(command);
        int committed = fact.getBatteryRegistered().getChildren().getCount();
        List<String> codes = asked.getRegisterBattery().getChildCodesList();
        if (codes.size() != committed) {
            throw place.invalid(command, committed + " modules and cells committed and " + codes.size() + " listed");
        }
        return codes;
    }

    private static List<List<String>> cellCodes(Place place, int command, EnvelopePayload payload, Fact fact) {
        if (command >= payload.getCommandsCount()) {
            throw place.invalid(command, "the envelope has no such command");
        }
        List<DismantledPart> parts = payload.getCommands(command).getDismantle().getPartsList();
        int told = fact.getBatteryDismantled().getChildrenCount();
        if (parts.size() != told) {
            throw place.invalid(command, told + " parts told and " + parts.size() + " listed");
        }
        return parts.stream().<List<String>>map(part -> part.getCellCodesList()).toList();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Place(long block, int transaction, int envelope) {
        InvalidLedgerException invalid(int command, String problem) {
            return new InvalidLedgerException(
                    "block " + block + ", transaction " + transaction + ", envelope " + envelope + ", command "
                            + command,
                    problem);
        }
    }
}
