/** The source as it is written: how much of it there is, and how often it says a thing. */
@org.jspecify.annotations.NullMarked
package org.caseledger.house;
