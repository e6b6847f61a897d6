/**
 * The machinery under every view: a pure fold, its rows, and a token that moves with them.
 *
 * <p>The framework's event processors are not used: their tokens track gaps that our log does not have, their claims
 * depend on the clocks of the nodes, and they skip a failing event by default. Here a token is a number, the claim is
 * the lock of its row, and rows and token move in one transaction, so that each event is applied exactly once.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.query.views;
