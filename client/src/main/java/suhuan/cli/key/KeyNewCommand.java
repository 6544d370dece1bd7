package suhuan.cli.key;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Hex;
import suhuan.cli.term.UsageProblem;
import suhuan.client.Vocabulary;
import suhuan.client.signing.KeyPairSigner;
import suhuan.client.signing.SigningKeyFile;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;

/** Makes a signing key pair: the private half into a file, the public half printed. */
@Command(name = "new")
public final class KeyNewCommand extends LocalCommand {
    @Option(names = "--out", paramLabel = "PEM", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    Path out;

    @Option(names = "--algorithm", paramLabel = "ES256|SM2_SM3", defaultValue = "ES256")
    @SuppressWarnings("NullAway.Init") // picocli
    String algorithm;

    @Option(names = "--key-id", paramLabel = "ID", defaultValue = "key-1")
    @SuppressWarnings("NullAway.Init") // picocli
    String keyId;

    @Override
    protected int call(Console console) throws Exception {
        SignatureAlgorithm chosen = Vocabulary.parse(SignatureAlgorithm.class, algorithm)
                .orElseThrow(() -> new UsageProblem(console.texts().get("word.unknown", algorithm, "ES256, SM2_SM3")));
        KeyPairSigner key = KeyPairSigner.generate(keyId, chosen, new SecureRandom());
        try {
            SigningKeyFile.write(out, key);
        } catch (FileAlreadyExistsException e) {
            throw new UsageProblem(console.texts().get("key.exists", out));
        }
        SigningKey publicKey = key.publicKey();
        if (console.json()) console.json(publicKey);
        else console.say("key.made", out, keyId, Vocabulary.name(chosen), Hex.of(publicKey.getPublicKey()));
        return ExitCode.OK;
    }
}
