/** Many offices in one program: which there are, which of them this node serves, and how. */
@NullMarked
package org.caseledger.api.offices;

import org.jspecify.annotations.NullMarked;
