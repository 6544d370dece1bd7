package suhuan.gateway.ledger.conformance;

/** Tests that act on a scene. */
interface OnAScene {
    /** The open ledger with who is needed. */
    Scene scene();
}
