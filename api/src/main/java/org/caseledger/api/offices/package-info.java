/** Many offices in one program: which there are, which of them this node serves, and how. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.offices;
