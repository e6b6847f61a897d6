/** 封存与销毁: which archived cases are on their way out, and the certificate of what is destroyed. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.retention;
