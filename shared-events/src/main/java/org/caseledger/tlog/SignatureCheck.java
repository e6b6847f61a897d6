package org.caseledger.tlog;

/** Verifies signatures with one public key. */
@FunctionalInterface
interface SignatureCheck {
    boolean verifies(byte[] message, byte[] signature);
}
