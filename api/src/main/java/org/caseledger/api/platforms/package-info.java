/** Work orders of platforms such as the hotlines 12345 and 12315: received, and answered in order. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.platforms;
