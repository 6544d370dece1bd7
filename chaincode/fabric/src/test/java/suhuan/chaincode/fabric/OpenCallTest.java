package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transaction never waits for ever, whatever its peer does. */
class OpenCallTest {
    private final List<ChaincodeMessage> sent = new ArrayList<>();
    private final OpenCall call = new OpenCall(
            ChaincodeMessage.newBuilder().setChannelId("c").setTxid("t").build(), sent::add, Duration.ofMillis(20));

    @AfterEach
    void forgetInterruption() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aPeerThatDoesNotAnswerIsGivenUp() {
        assertThatThrownBy(() -> call.ask(Type.GET_STATE, ByteString.EMPTY))
                .isInstanceOf(PeerFailure.class)
                .hasMessage("the peer has not answered GET_STATE for 20 ms");
        assertThat(sent).hasSize(1);
    }

    @Test
    void afterItsStreamIsGoneItAsksNothing() {
        call.abandon("gone");
        assertThatThrownBy(() -> call.ask(Type.GET_STATE, ByteString.EMPTY))
                .isInstanceOf(PeerFailure.class)
                .hasMessage("gone");
        assertThat(sent).isEmpty();
    }

    @Test
    void aWorkerThatIsStoppedLetsGo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> call.ask(Type.GET_STATE, ByteString.EMPTY))
                .isInstanceOf(PeerFailure.class)
                .hasMessage("the chaincode process is stopping");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAnswerThatNobodyAwaitsIsSaidToBeNone() {
        assertThat(call.answered(call.message(Type.RESPONSE, ByteString.EMPTY))).isFalse();
    }
}
