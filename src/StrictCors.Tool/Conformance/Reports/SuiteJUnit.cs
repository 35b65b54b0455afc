using System.Globalization;
using System.Text;
using System.Xml;
using StrictCors.Tool.Conformance.Cases;

namespace StrictCors.Tool.Conformance.Reports;

/// <summary>The results as JUnit's XML: a class is a suite, and a case of a feature that the server lacks is skipped.</summary>
internal static class SuiteJUnit
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, CheckCharacters = false, Encoding = Encoding.UTF8 };

    public static void Write(SuiteResult result, TextWriter output)
    {
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Clean($"{result.Manifest.Name} {result.Manifest.Version}".TrimEnd()));
            foreach (var one in Enum.GetValues<CaseClass>())
            {
                Write(xml, result, one);
            }

            xml.WriteEndElement();
        }

        output.WriteLine();
    }

    private static void Write(XmlWriter xml, SuiteResult result, CaseClass one)
    {
        var score = result.Of(one);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", one.ToString().ToLowerInvariant());
        xml.WriteAttributeString("tests", Number(score.Tried + score.Lacking));
        xml.WriteAttributeString("failures", Number(score.Tried - score.Won));
        xml.WriteAttributeString("skipped", Number(score.Lacking));
        foreach (var single in result.Results.Where(single => single.Case.Class == one))
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", one.ToString().ToLowerInvariant());
            xml.WriteAttributeString("name", single.Case.Id);
            if (!single.IsTried)
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", $"The server lacks {single.Lacking}.");
                xml.WriteEndElement();
            }
            else if (single.IsLost)
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", single.Case.Sentence);
                xml.WriteString(Clean($"{single.Reason}\n{single.Case.Clause}"));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What came from the server can have characters that XML does not permit.</summary>
    private static string Clean(string text) => string.Concat(text.Select(character => XmlConvert.IsXmlChar(character) ? character : '?'));
}
