package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import suhuan.gateway.ledger.fabric.chain.BlockHashes;

/** Fabric's wrappings, put on and taken off. */
final class Wire {
    private Wire() {}

    /** A proposal unwrapped. */
    record Call(
            Header header,
            ChannelHeader channel,
            SignatureHeader creator,
            ChaincodeProposalPayload payload,
            String chaincode,
            ChaincodeInput input) {
        String function() {
            return input.getArgs(0).toStringUtf8();
        }

        long timestampMs() {
            return channel.getTimestamp().getSeconds() * 1000
                    + channel.getTimestamp().getNanos() / 1_000_000;
        }
    }

    static Call call(ByteString proposalBytes) throws InvalidProtocolBufferException {
        Proposal proposal = Proposal.parseFrom(proposalBytes);
        Header header = Header.parseFrom(proposal.getHeader());
        ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
        ChaincodeInvocationSpec spec = ChaincodeInvocationSpec.parseFrom(payload.getInput());
        return new Call(
                header,
                ChannelHeader.parseFrom(header.getChannelHeader()),
                SignatureHeader.parseFrom(header.getSignatureHeader()),
                payload,
                spec.getChaincodeSpec().getChaincodeId().getName(),
                spec.getChaincodeSpec().getInput());
    }

    /** What an endorser signs. */
    static ByteString responsePayload(
            Call call, Map<String, Versioned> reads, Map<String, byte[]> writes, byte[] result) {
        KVRWSet.Builder set = KVRWSet.newBuilder();
        new TreeMap<>(reads).forEach((key, seen) -> {
            KVRead.Builder read = KVRead.newBuilder().setKey(key);
            if (seen != null) {
                read.setVersion(Version.newBuilder().setBlockNum(seen.block()).setTxNum(seen.transaction()));
            }
            set.addReads(read);
        });
        new TreeMap<>(writes)
                .forEach((key, value) ->
                        set.addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFrom(value))));
        ByteString results = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace("_lifecycle")
                        .setRwset(KVRWSet.newBuilder()
                                .addReads(KVRead.newBuilder().setKey("namespaces/fields/suhuan/Sequence"))
                                .build()
                                .toByteString()))
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(call.chaincode())
                        .setRwset(set.build().toByteString()))
                .build()
                .toByteString();
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(results)
                .setResponse(Response.newBuilder().setStatus(200).setPayload(ByteString.copyFrom(result)))
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(call.chaincode()).setVersion("1"))
                .build();
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(ByteString.copyFrom(sha256(call.payload().toByteArray())))
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }

    /** The transaction that a gateway makes of endorsements, unsigned. */
    static Envelope transaction(Call call, ByteString responsePayload) {
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(call.payload().toByteString())
                .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(responsePayload))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(call.header().getSignatureHeader())
                        .setPayload(action.toByteString()))
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(call.header())
                        .setData(transaction.toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    /**
     * What a peer looks at when it validates.
     *
     * @param reads versions read by key; null for a key that was absent
     * @param writes values written by key
     */
    record Effects(String transactionId, Map<String, Version> reads, Map<String, byte[]> writes) {}

    static Effects effects(Envelope envelope, String chaincode) {
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            String id = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader())
                    .getTxId();
            ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(
                    Transaction.parseFrom(payload.getData()).getActions(0).getPayload());
            ChaincodeAction endorsed = ChaincodeAction.parseFrom(
                    ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload())
                            .getExtension());
            Map<String, Version> reads = new TreeMap<>();
            Map<String, byte[]> writes = new TreeMap<>();
            for (NsReadWriteSet namespace :
                    TxReadWriteSet.parseFrom(endorsed.getResults()).getNsRwsetList()) {
                if (namespace.getNamespace().equals(chaincode)) {
                    KVRWSet set = KVRWSet.parseFrom(namespace.getRwset());
                    set.getReadsList()
                            .forEach(read -> reads.put(read.getKey(), read.hasVersion() ? read.getVersion() : null));
                    set.getWritesList()
                            .forEach(write ->
                                    writes.put(write.getKey(), write.getValue().toByteArray()));
                }
            }
            return new Effects(id, reads, writes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A block with correct hashes. */
    static Block block(long number, ByteString previousSha256, List<ByteString> data, byte[] filter) {
        Block.Builder block = Block.newBuilder()
                .setData(BlockData.newBuilder().addAllData(data))
                .setHeader(BlockHeader.newBuilder().setNumber(number).setPreviousHash(previousSha256));
        block.getHeaderBuilder().setDataHash(BlockHashes.ofData(block.buildPartial()));
        List<ByteString> metadata = new ArrayList<>(List.of(ByteString.EMPTY, ByteString.EMPTY));
        metadata.add(ByteString.copyFrom(filter));
        metadata.add(ByteString.EMPTY);
        metadata.add(ByteString.EMPTY);
        return block.setMetadata(BlockMetadata.newBuilder().addAllMetadata(metadata))
                .build();
    }

    /** A configuration transaction, as a genesis block has it. */
    static ByteString configuration(String channel) {
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder()
                                .setChannelHeader(ChannelHeader.newBuilder()
                                        .setType(HeaderType.CONFIG_VALUE)
                                        .setChannelId(channel)
                                        .build()
                                        .toByteString()))
                        .build()
                        .toByteString())
                .build()
                .toByteString();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
