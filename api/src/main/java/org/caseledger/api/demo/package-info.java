/**
 * Sample people and sample cases for {@code ./ledger demo}: our own text, and the same every time but for the days,
 * which lead up to the day of the first start.
 */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.demo;
