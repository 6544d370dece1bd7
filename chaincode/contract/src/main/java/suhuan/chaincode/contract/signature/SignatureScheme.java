package suhuan.chaincode.contract.signature;

/** One way to compute one algorithm. */
interface SignatureScheme {
    /** What computes it, for display. */
    String providerName();

    /**
     * Makes a key ready for many signatures.
     *
     * @param publicKey65 a point that was found on the curve
     */
    VerificationKey prepare(byte[] publicKey65);

    /** A key ready to verify. Thread-safe. */
    @FunctionalInterface
    interface VerificationKey {
        /**
         * Whether the signature fits.
         *
         * @param signature64 r and s, both found from 1 to n-1
         */
        boolean verify(byte[] payload, byte[] signature64);
    }
}
