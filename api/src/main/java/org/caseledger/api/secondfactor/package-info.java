/** 两步验证: what people give beside their passwords, and how they take it into use. */
@NullMarked
package org.caseledger.api.secondfactor;

import org.jspecify.annotations.NullMarked;
