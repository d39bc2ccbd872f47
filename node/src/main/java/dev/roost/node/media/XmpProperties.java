package dev.roost.node.media;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The simple properties of an XMP packet, by namespace and name. What stands in front of an error in its XML counts.
 * Used by one thread.
 */
final class XmpProperties {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /** Properties of the picture itself; deeper ones belong to other pictures or past edits. */
    private static final int LEVELS_BELOW_RDF = 2;

    private static final int DESCRIPTION = 1;

    private final Map<String, String> found = new HashMap<>();
    private int depth;
    private int rdfDepth;
    private String property = "";

    private XmpProperties() {}

    static Map<String, String> of(byte[] packet) {
        XmpProperties properties = new XmpProperties();
        String text = Texts.decode(packet);
        try {
            properties.read(new StringReader(text.substring(Math.max(0, text.indexOf('<')))));
        } catch (XMLStreamException | RuntimeException e) {
            // The parser's own faults are no better than the packet's: the properties in front of them stand.
            return properties.found;
        }
        return properties.found;
    }

    private void read(StringReader packet) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader xml = factory.createXMLStreamReader(packet);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS -> text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        depth++;
        property = "";
        if (rdfDepth == 0 && RDF.equals(xml.getNamespaceURI()) && "RDF".equals(xml.getLocalName())) {
            rdfDepth = depth;
        } else if (rdfDepth > 0 && depth == rdfDepth + LEVELS_BELOW_RDF) {
            property = xml.getNamespaceURI() + xml.getLocalName();
        } else if (rdfDepth > 0 && depth == rdfDepth + DESCRIPTION) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String name = xml.getAttributeNamespace(i) + xml.getAttributeLocalName(i);
                found.putIfAbsent(name, xml.getAttributeValue(i));
            }
        }
    }

    private void text(String text) {
        if (!property.isEmpty() && !text.isBlank()) {
            found.putIfAbsent(property, text);
        }
    }

    private void end() {
        depth--;
        property = "";
    }
}
