using StrictCors.Tests.Infrastructure;
using StrictCors.Tests.Middleware.Front;

namespace StrictCors.Tests.Startup;

/// <summary>configuration.md, "Orders of the pipeline": the lines to write work in the templates of <c>dotnet new</c>. UseStrictCors is written in
/// each place of each program, and the messages are followed to the letter until there are none. Then a page can use the program.</summary>
public class TemplateTests
{
    public static TheoryData<string, bool, int> Programs
    {
        get
        {
            var data = new TheoryData<string, bool, int>();
            foreach (var template in TemplateProgram.Templates)
            {
                for (var place = 0; place < TemplateProgram.Places(template); place++)
                {
                    data.Add(template, false, place);
                    data.Add(template, true, place);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task The_lines_that_are_offered_work(string template, bool withSignIn, int place)
    {
        var program = new TemplateProgram(template, withSignIn);
        program.Insert(place);

        for (var message = await FindMessageAsync(program, withSignIn); message is not null; message = await FindMessageAsync(program, withSignIn))
        {
            program.Program.Should().HaveCountLessThan(20, "each message brings the program nearer to its end");
            var before = string.Join('\n', program.Program);
            program.Write(message);
            string.Join('\n', program.Program).Should().NotBe(before, "of {0}", message);
        }
    }

    /// <summary>The first message about the order of the program: at startup, or in the log after requests of a page. Null if there is none, and
    /// the page gets what it may get.</summary>
    private static async Task<string?> FindMessageAsync(TemplateProgram program, bool withSignIn)
    {
        KestrelHost host;
        try
        {
            host = await program.StartAsync();
        }
        catch (StrictCorsConfigurationException exception)
        {
            return exception.Problems[0].Suggestion;
        }

        await using (host)
        {
            var preflight = await host.SendAsync(RawRequest.Preflight("/data", FrontHost.Allowed, "PUT"));
            var actual = await host.SendAsync(RawRequest.Get("/data").With("Origin", FrontHost.Allowed));
            if (host.Findings() is [var finding, ..])
            {
                return finding.Replace(" This is logged once per cause.", "", StringComparison.Ordinal);
            }

            // Over http, the redirection answers, and the page can read that it does.
            preflight.Status.Should().Be(204, "of {0}", string.Join(' ', program.Program));
            actual.Status.Should().BeOneOf(withSignIn ? [307, 401] : [307, 200]);
            actual.Headers.Should().Contain(header => header.Name == "Access-Control-Allow-Origin");
            return null;
        }
    }
}
