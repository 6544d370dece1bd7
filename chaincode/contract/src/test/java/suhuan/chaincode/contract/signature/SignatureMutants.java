package suhuan.chaincode.contract.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Things that look like a signature or key and are none, after the cases that Project Wycheproof made known. */
final class SignatureMutants {
    private SignatureMutants() {}

    record Mutant(String name, byte[] signature) {}

    static List<Mutant> of(int algorithm, byte[] good) {
        BigInteger n = Curve.ofAlgorithm(algorithm).n();
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(good, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
        List<Mutant> mutants = new ArrayList<>();
        BigInteger max = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        for (BigInteger wrong :
                List.of(BigInteger.ZERO, n, n.add(BigInteger.ONE), max, BigInteger.ONE, n.subtract(BigInteger.ONE))) {
            mutants.add(new Mutant("r = " + wrong, raw(wrong, s)));
            mutants.add(new Mutant("s = " + wrong, raw(r, wrong)));
            mutants.add(new Mutant("both = " + wrong, raw(wrong, wrong)));
        }
        // The same residue, one order up or down, where it still fits 32 bytes.
        mutants.add(new Mutant("-r", raw(n.subtract(r), s)));
        if (r.add(n).bitLength() <= 256) {
            mutants.add(new Mutant("r + n", raw(r.add(n), s)));
        }
        if (s.add(n).bitLength() <= 256) {
            mutants.add(new Mutant("s + n", raw(r, s.add(n))));
        }
        mutants.add(
                new Mutant("two's complement of r", raw(max.add(BigInteger.ONE).subtract(r), s)));
        mutants.add(new Mutant("r + s = n", raw(r, n.subtract(r))));
        mutants.add(new Mutant("halves swapped", raw(s, r)));
        mutants.add(new Mutant("little-endian", reversed(good)));
        mutants.add(new Mutant("DER", der(n, r, s)));
        mutants.add(new Mutant("empty", new byte[0]));
        mutants.add(new Mutant("63 bytes", Arrays.copyOf(good, 63)));
        mutants.add(new Mutant("65 bytes", Arrays.copyOf(good, 65)));
        mutants.add(new Mutant("leading zero", leadingZero(good)));
        for (int bit : new int[] {0, 7, 100, 255, 256, 300, 511}) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            mutants.add(new Mutant("bit " + bit + " flipped", flipped));
        }
        return mutants;
    }

    static List<Mutant> ofKey(int algorithm, byte[] good) {
        BigInteger p = Curve.ofAlgorithm(algorithm).p();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(good, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(good, 33, 65));
        List<Mutant> mutants = new ArrayList<>();
        mutants.add(new Mutant("infinity, one byte", new byte[] {0}));
        mutants.add(new Mutant("infinity, padded", new byte[65]));
        byte[] origin = new byte[65];
        origin[0] = 4;
        mutants.add(new Mutant("0, 0", origin));
        mutants.add(new Mutant("off the curve", key(x, y.xor(BigInteger.ONE))));
        mutants.add(new Mutant("coordinates swapped", key(y, x)));
        mutants.add(new Mutant("x = p", key(p, y)));
        mutants.add(new Mutant("y = p", key(x, p)));
        if (x.add(p).bitLength() <= 256) {
            mutants.add(new Mutant("x + p", key(x.add(p), y)));
        }
        byte[] compressed = Arrays.copyOf(good, 33);
        compressed[0] = (byte) (y.testBit(0) ? 3 : 2);
        mutants.add(new Mutant("compressed", compressed));
        byte[] hybrid = good.clone();
        hybrid[0] = (byte) (y.testBit(0) ? 7 : 6);
        mutants.add(new Mutant("hybrid", hybrid));
        mutants.add(new Mutant("64 bytes", Arrays.copyOfRange(good, 1, 65)));
        mutants.add(new Mutant("66 bytes", Arrays.copyOf(good, 66)));
        mutants.add(new Mutant("empty", new byte[0]));
        byte[] otherCurve = TestSigner.generator(algorithm == EnvelopeSignatures.ES256 ? "sm2p256v1" : "P-256");
        mutants.add(new Mutant("point of the other curve", otherCurve));
        return mutants;
    }

    static byte[] withNegatedS(int algorithm, byte[] good) {
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
        byte[] twin = good.clone();
        byte[] negated = fixed(Curve.ofAlgorithm(algorithm).n().subtract(s));
        System.arraycopy(negated, 0, twin, 32, 32);
        return twin;
    }

    private static byte[] raw(BigInteger r, BigInteger s) {
        byte[] raw = Arrays.copyOf(fixed(r), 64);
        System.arraycopy(fixed(s), 0, raw, 32, 32);
        return raw;
    }

    private static byte[] key(BigInteger x, BigInteger y) {
        byte[] key = new byte[65];
        key[0] = 4;
        System.arraycopy(raw(x, y), 0, key, 1, 64);
        return key;
    }

    private static byte[] fixed(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] der(BigInteger n, BigInteger r, BigInteger s) {
        try {
            return StandardDSAEncoding.INSTANCE.encode(n, r, s);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] leadingZero(byte[] bytes) {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 1, bytes.length);
        return longer;
    }
}
