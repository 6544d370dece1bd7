package suhuan.bench.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ChaincodeException;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;

/** The baseline does what it is measured for, so that nobody is compared with a chaincode that does nothing. */
class PlainAssetsTest {
    private final Map<String, String> state = new HashMap<>();
    private final PlainAssets assets = new PlainAssets();
    private final Context context = new PlainContext(stub());

    private static final class PlainContext extends Context {
        PlainContext(ChaincodeStub stub) {
            super(stub);
        }
    }

    private ChaincodeStub stub() {
        return (ChaincodeStub) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ChaincodeStub.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getStringState" -> state.getOrDefault((String) arguments[0], "");
                    case "putStringState" -> state.put((String) arguments[0], (String) arguments[1]);
                    // A context that is made wants to know its caller.
                    case "getCreator" -> creator();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static byte[] creator() throws IOException {
        return SerializedIdentity.newBuilder()
                .setMspid("ProducerMSP")
                .setIdBytes(ByteString.copyFrom(Files.readAllBytes(Path.of("src/test/resources/member.pem"))))
                .build()
                .toByteArray();
    }

    @Test
    void anAssetIsMadeOnceAndChangesHands() {
        assets.createAsset(context, "a1", "maker", "x".repeat(200));
        assertThat(state.get("a1")).hasSizeBetween(240, 300).startsWith("{").contains("\"owner\":\"maker\"");
        assertThatThrownBy(() -> assets.createAsset(context, "a1", "other", ""))
                .isInstanceOf(ChaincodeException.class)
                .hasMessage("Asset a1 already exists");

        assertThat(assets.transferAsset(context, "a1", "buyer")).isEqualTo("maker");
        assets.offerAsset(context, "a1", "buyer", "recycler");
        assertThatThrownBy(() -> assets.acceptAsset(context, "a1", "somebody"))
                .hasMessage("Asset a1 is not offered to somebody");
        assets.acceptAsset(context, "a1", "recycler");
        assertThat(assets.readAsset(context, "a1")).isEqualTo(new Asset("a1", "recycler", "", "x".repeat(200)));
        assertThatThrownBy(() -> assets.offerAsset(context, "a1", "maker", "x")).hasMessage("Asset a1 is not of maker");
        assertThatThrownBy(() -> assets.readAsset(context, "a2")).hasMessage("Asset a2 does not exist");
    }
}
