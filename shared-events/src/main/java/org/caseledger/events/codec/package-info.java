/** How events are written as JSON under their stored names and read back. */
@org.jspecify.annotations.NullMarked
package org.caseledger.events.codec;
