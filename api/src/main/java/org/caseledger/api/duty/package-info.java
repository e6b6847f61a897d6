/** The duty roster: its import, its changes and its pages. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.duty;
