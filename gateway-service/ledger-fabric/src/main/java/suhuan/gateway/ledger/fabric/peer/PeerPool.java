package suhuan.gateway.ledger.fabric.peer;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The peers of our own organisation. One is used for everything for as long as it works, so that what was seen committed is there
 * when the next transaction is endorsed; when it fails, the next takes over.
 */
public final class PeerPool implements AutoCloseable {
    // Peers take no pings more often than once a minute.
    private static final int KEEP_ALIVE_SECONDS = 90;
    // What Fabric itself allows.
    private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

    private final List<Peer> peers;
    private int current;

    private PeerPool(List<Peer> peers) {
        this.peers = peers;
    }

    /** A call to whichever peer is used. */
    @FunctionalInterface
    public interface Call<T> {
        /** Makes the call. */
        T on(Peer peer) throws CallFailure;
    }

    /** Dials peers over TLS. Nothing is sent yet. */
    public static PeerPool dial(
            List<PeerAddress> addresses,
            ClientIdentity identity,
            PeerNetwork network,
            CallDeadlines deadlines,
            PeerListener listener) {
        return over(addresses, PeerPool::channel, identity, network, deadlines, listener);
    }

    /** Uses channels given. */
    public static PeerPool over(
            List<PeerAddress> addresses,
            Function<PeerAddress, ManagedChannel> channels,
            ClientIdentity identity,
            PeerNetwork network,
            CallDeadlines deadlines,
            PeerListener listener) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no peers; give at least one of organisation " + network.organisation());
        }
        List<Peer> peers = new ArrayList<>();
        for (PeerAddress address : addresses) {
            peers.add(new Peer(address.name(), network, deadlines, identity, channels.apply(address), listener));
        }
        return new PeerPool(List.copyOf(peers));
    }

    private static ManagedChannel channel(PeerAddress address) {
        ChannelCredentials credentials;
        try {
            credentials = TlsChannelCredentials.newBuilder()
                    .trustManager(address.tlsRoot().toFile())
                    .build();
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException(
                    "TLS root " + address.tlsRoot() + " of peer " + address.name() + " cannot be read: " + unusable,
                    unusable);
        }
        return Grpc.newChannelBuilder(address.address(), credentials)
                .overrideAuthority(address.name())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    /** Every peer. */
    public List<Peer> all() {
        return peers;
    }

    /** The peer to use now: the one used last where it works, or else the next that may, or else the one that may soonest. */
    public synchronized Peer choose() {
        long now = System.nanoTime();
        int soonest = current;
        for (int i = 0; i < peers.size(); i++) {
            int candidate = (current + i) % peers.size();
            PeerBreaker breaker = peers.get(candidate).breaker();
            if (breaker.allows(now)) {
                soonest = candidate;
                break;
            }
            if (breaker.openUntilNanos(now) - peers.get(soonest).breaker().openUntilNanos(now) < 0) {
                soonest = candidate;
            }
        }
        current = soonest;
        Peer peer = peers.get(current);
        peer.wake();
        return peer;
    }

    /** Uses another peer from now on, where there is one and the one named is in use. */
    public synchronized void leave(Peer peer) {
        if (peers.get(current) == peer) {
            current = (current + 1) % peers.size();
        }
    }

    /** Makes a call that may be made on any peer and any number of times; once on each until one answers. */
    public <T> T ask(Call<T> call) throws CallFailure {
        Peer peer = choose();
        int tried = 1;
        while (true) {
            try {
                return call.on(peer);
            } catch (CallFailure failure) {
                if (tried == peers.size()) {
                    throw failure;
                }
                tried++;
                leave(peer);
                peer = choose();
            }
        }
    }

    @Override
    public void close() {
        for (Peer peer : peers) {
            peer.close();
        }
    }
}
