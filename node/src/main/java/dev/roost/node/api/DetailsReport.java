package dev.roost.node.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One photo and all that is known of it.
 *
 * @param camera make, model and lens as people say them; empty if unknown
 * @param width as shown, in pixels; 0 if unknown, as the height
 * @param latitude degrees, north positive; empty if the file says no place, as the longitude
 * @param near the city there, if one is near
 * @param albums folders it lies in, by name
 * @param copies the devices of the library, and whether each vouches for all of it
 * @param open file URI of the original, if it lies on this device
 * @param trashed whether it is in the trash
 */
public record DetailsReport(
        PhotoReport photo,
        String camera,
        int width,
        int height,
        OptionalDouble latitude,
        OptionalDouble longitude,
        Optional<City> near,
        List<String> albums,
        List<Copy> copies,
        Optional<String> open,
        boolean trashed) {
    /**
     * A city.
     *
     * @param name as it is called there, or everywhere
     * @param german as it is called in German, where that is another name
     * @param country two letters (ISO 3166)
     */
    public record City(String name, Optional<String> german, String country) {}

    /**
     * One device.
     *
     * @param has whether it holds all of the photo, by a fresh receipt
     */
    public record Copy(String device, String name, boolean has) {}
}
