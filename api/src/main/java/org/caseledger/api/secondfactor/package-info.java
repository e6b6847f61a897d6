/** 两步验证: second factors in addition to passwords, and how people set them up. */
@NullMarked
package org.caseledger.api.secondfactor;

import org.jspecify.annotations.NullMarked;
