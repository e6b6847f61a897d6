/**
 * Time from outside (RFC 3161): authorities confirm when a checkpoint existed, each with a token that anyone can
 * verify; what is refused, late or wrong is reported and delays nothing.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.stamping;
