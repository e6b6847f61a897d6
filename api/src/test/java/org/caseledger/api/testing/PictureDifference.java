package org.caseledger.api.testing;

import java.awt.image.BufferedImage;

/** How far two pictures of a page are apart, whatever the smoothing of their type. */
public final class PictureDifference {
    private PictureDifference() {}

    /**
     * The share of the squares whose mean red, green or blue differs by more than {@code tolerance} (0 to 1); 1 where
     * the pictures differ in size by more than a square. A square is so many pixels wide, enough that how a font is
     * smoothed does not show.
     */
    public static double between(BufferedImage one, BufferedImage other, int square, double tolerance) {
        if (Math.abs(one.getWidth() - other.getWidth()) > square
                || Math.abs(one.getHeight() - other.getHeight()) > square) {
            return 1;
        }
        int squares = 0;
        int different = 0;
        int right = Math.min(one.getWidth(), other.getWidth()) - square;
        int bottom = Math.min(one.getHeight(), other.getHeight()) - square;
        for (int x = 0; x <= right; x += square) {
            for (int y = 0; y <= bottom; y += square) {
                squares++;
                var mean = mean(one, x, y, square);
                different += apart(mean, mean(other, x, y, square)) > tolerance ? 1 : 0;
            }
        }
        return (double) different / squares;
    }

    private static double apart(double[] one, double[] other) {
        double most = 0;
        for (int channel = 0; channel < one.length; channel++) {
            most = Math.max(most, Math.abs(one[channel] - other[channel]));
        }
        return most;
    }

    /** Red, green and blue, each from 0 to 1. */
    private static double[] mean(BufferedImage picture, int left, int top, int square) {
        var sum = new double[3];
        for (int rgb : picture.getRGB(left, top, square, square, null, 0, square)) {
            sum[0] += (rgb >> 16 & 255) / 255.0;
            sum[1] += (rgb >> 8 & 255) / 255.0;
            sum[2] += (rgb & 255) / 255.0;
        }
        for (int channel = 0; channel < sum.length; channel++) {
            sum[channel] /= square * square;
        }
        return sum;
    }
}
