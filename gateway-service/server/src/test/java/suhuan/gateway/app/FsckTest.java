package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.adminKey;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.recorded;
import static suhuan.gateway.app.SharedGateway.registerParty;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import suhuan.common.v1.Role;

@ExtendWith(SharedGateway.class)
class FsckTest {
    @Test
    void aHealthyLedgerIsClean() {
        recorded(adminKey(), payload(REGULATOR, registerParty(newCreditCode(), "Checked", Role.ROLE_REPAIRER)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = Fsck.run(SharedGateway.gateway().foundation(), new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(said.lines()).as(said).hasSize(3).last().isEqualTo("fsck: clean");
        assertThat(status).isZero();
    }
}
