package org.caseledger.tlog;

/** What one public key says of a signature. */
@FunctionalInterface
interface SignatureCheck {

    boolean verifies(byte[] message, byte[] signature);
}
