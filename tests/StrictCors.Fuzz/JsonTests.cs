using StrictCors.Fuzz.Targets;

namespace StrictCors.Fuzz;

/// <summary>A table of texts in which readers of JSON differ, and random changes of them.</summary>
public class JsonTests
{
    private const string Settings = """
        {
          // The origins of the site.
          "StrictCors": { "DefaultPolicy": "web", "Policies": { "web": { "AllowedOrigins": [ "https://a.example", ], "Max": -1.5e+3 }, }, },
          /* More */ "A:b": null, "c": [ ], "d": { }, "e": [ true, false, [ 1, { "f": "\u00e4\ud83d\ude00\n" } ] ]
        }
        """;

    public static TheoryData<string> Texts =>
    [
        "", " ", "{}", " { } ", "{ } x", "{},", "[ ]", "1", "null", "\"a\"", "{ \"a\": 1 }", "{ 'a': 1 }", "{ a: 1 }", "{ \"a\" 1 }",
        "{ \"a\": }", "{,}", "{ \"a\": 1, }", "{ \"a\": 1,, }", "{ \"a\": [ 1, ] }", "{ \"a\": [ , ] }", "{ \"a\": [ 1 2 ] }", "{ \"a\": [ 1",
        "{ \"a\": 1", "{ \"a\": tru }", "{ \"a\": True }", "{ \"a\": truefalse }", "{ \"a\": 01 }", "{ \"a\": -0 }", "{ \"a\": -01 }",
        "{ \"a\": - }", "{ \"a\": --1 }", "{ \"a\": +1 }", "{ \"a\": 1. }", "{ \"a\": .5 }", "{ \"a\": 1.5e }", "{ \"a\": 1E+05 }",
        "{ \"a\": 1e999 }", "{ \"a\": 0x1 }", "{ \"a\": 1/**/ }", "{ \"a\": 1a }", "{ \"a\": NaN }", "{ \"a\": \"b }", "{ \"a\": \"b\nc\" }",
        "{ \"a\": \"\t\" }", "{ \"a\": \"\\t\\/\\b\" }", "{ \"a\": \"\\x\" }", "{ \"a\": \"\\u12\" }", "{ \"a\": \"\\u00E4\" }",
        "{ \"a\": \"\\ud83d\\ude00\" }", "{ \"a\": \"\\ud83d\" }", "{ \"a\": \"\\ude00\" }", "{ \"a\": \"\\ud83dx\" }",
        "{ \"a\": \"\\ud83d\\u0041\" }", "{ \"\\ud83d\": 1 }", "// a\n{ }", "// a\r{ }", "// a\u2028\n{ }", "/* a */{ }", "/* a { }", "/ a\n{ }",
        "{ } // a", "{ } /* a", "{ /*/ \"a\": 1 }", "{ \"a\" /* b */ : /* c */ 1 /* d */ }", "\uFEFF{ }", "{ \uFEFF }", "{ \u00a0 }",
        "{ \"a\": 1, \"A\": 2 }", "{ \"a\": 1, \"a\": { } }", "{ \"a\": { }, \"a\": 1 }", "{ \"a\": { \"b\": 1 }, \"a\": 2 }",
        "{ \"a\": 2, \"a\": { \"b\": 1 } }", "{ \"a\": [ ], \"a\": [ ] }", "{ \"a\": [ 1 ], \"a\": [ 2 ] }",
        "{ \"a\": { \"b\": 1 }, \"a:b\": 2 }", "{ \"a\": { \"b\": 1 }, \"A\": { \"c\": 2 } }", "{ \"a\": null, \"a\": 1 }", "{ \"\": 1 }",
        "{ \"\": { \"\": 1 } }", "{ \":\": 1 }", "{ \"a\": { \"\": 1 } }", Nested(63), Nested(64), Nested(65), Settings,
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_loaded_as_by_the_host(string text) => JsonComparison.Compare(text);

    [Fact]
    public void A_changed_text_is_loaded_as_by_the_host()
    {
        const string Parts = "{}[]\",:/*\\u\n\r\t 0123456789.eE+-truefalsn\uFEFF\u2028\u00e4";
#pragma warning disable CA5394 // The changes are to be the same in each run.
        var random = new Random(20_261_128);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new System.Text.StringBuilder(Settings);
            for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
            {
                var position = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(position, Math.Min(random.Next(1, 4), text.Length - position));
                        break;
                    case 1:
                        text.Insert(position, Parts[random.Next(Parts.Length)]);
                        break;
                    default:
                        text[position] = Parts[random.Next(Parts.Length)];
                        break;
                }
            }

            // A file has whole characters only: what is not one is replaced when it is read.
            var whole = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
            JsonComparison.Compare(whole);
        }
#pragma warning restore CA5394
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{ \"a\": ", depth)) + "1" + string.Concat(Enumerable.Repeat(" }", depth));
}
