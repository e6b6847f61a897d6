@NullMarked
package org.caseledger.api.signon;

import org.jspecify.annotations.NullMarked;
