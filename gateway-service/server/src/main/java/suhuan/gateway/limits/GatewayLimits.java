package suhuan.gateway.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Every limit of the gateway, as properties {@code suhuan.limits.*}. docs/limits.md lists them for callers; a test compares.
 *
 * @param messageSize largest message or HTTP body
 * @param metadataSize largest request metadata (headers) of a call
 * @param callsInFlight calls at a time, all callers together; a stream counts once
 * @param callsInFlightPerCaller calls at a time of one API key's party
 * @param streamsPerCaller record streams at a time of one party
 * @param streamEnvelopesInFlight envelopes of one stream that wait for their answer; beyond, the stream is not read
 * @param streamBytesInFlight bytes of those envelopes; beyond, the stream is not read
 * @param callsPerConnection calls at a time on one connection (HTTP/2 SETTINGS_MAX_CONCURRENT_STREAMS)
 * @param defaultDeadline deadline of a unary call that names none
 * @param retryAfter when a caller turned away for load should come back
 * @param keepalivePermit shortest time between a client's keepalive pings
 * @param connectionIdle a connection without calls is closed after this long
 * @param connectionAge a connection is asked to reconnect after this long
 * @param connectionAgeGrace how long calls may go on after that
 * @param resetsPerWindow streams one connection may reset in 30 s
 * @param jsonDepth deepest nesting of a JSON body
 * @param readThreads threads for calls that read the database
 */
@ConfigurationProperties("suhuan.limits")
public record GatewayLimits(
        @DefaultValue("16MB") DataSize messageSize,
        @DefaultValue("16KB") DataSize metadataSize,
        @DefaultValue("2000") int callsInFlight,
        @DefaultValue("500") int callsInFlightPerCaller,
        @DefaultValue("16") int streamsPerCaller,
        @DefaultValue("256") int streamEnvelopesInFlight,
        @DefaultValue("8MB") DataSize streamBytesInFlight,
        @DefaultValue("1000") int callsPerConnection,
        @DefaultValue("30s") Duration defaultDeadline,
        @DefaultValue("500ms") Duration retryAfter,
        @DefaultValue("10s") Duration keepalivePermit,
        @DefaultValue("15m") Duration connectionIdle,
        @DefaultValue("4h") Duration connectionAge,
        @DefaultValue("10m") Duration connectionAgeGrace,
        @DefaultValue("1000") int resetsPerWindow,
        @DefaultValue("64") int jsonDepth,
        @DefaultValue("16") int readThreads) {

    /**
     * What the transport itself refuses, in bytes. Above {@link #messageSize}, so that a message somewhat too large is
     * answered with a numbered reason and not only with the transport's own words.
     */
    public int transportMessageBytes() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, messageSize.toBytes() * 4 + 65_536));
    }
}
