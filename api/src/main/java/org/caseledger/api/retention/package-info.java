/** 封存与销毁: which archived cases are on their way out, and the certificate of what is destroyed. */
@NullMarked
package org.caseledger.api.retention;

import org.jspecify.annotations.NullMarked;
