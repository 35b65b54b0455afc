namespace StrictCors.LoadTests.Stress;

/// <summary>The oracle finds what it is there to find.</summary>
public sealed class OracleTests
{
    private static readonly Ask Any = new("/any", "GET", "https://one.example", null, [], null);

    private readonly Timeline<Generation> _generations = new(new(0));

    [Fact]
    public void An_answer_of_the_version_in_force_is_right() => Complaint(AnswerOf("*", "X-G0")).Should().BeNull();

    [Fact]
    public void An_answer_of_a_version_that_is_not_in_force_yet_is_wrong() => Complaint(AnswerOf("*", "X-G1")).Should().NotBeNull();

    [Fact]
    public void While_a_change_is_under_way_both_versions_are_right_and_afterwards_one_is()
    {
        _generations.Begin(new(1));
        Complaint(AnswerOf("*", "X-G0")).Should().BeNull();
        Complaint(AnswerOf("*", "X-G1")).Should().BeNull();

        _generations.Shown();

        Complaint(AnswerOf("*", "X-G0")).Should().NotBeNull();
        Complaint(AnswerOf("*", "X-G1")).Should().BeNull();
    }

    [Fact]
    public void Another_origin_another_status_and_a_header_too_many_are_wrong()
    {
        Complaint(AnswerOf("https://one.example", "X-G0")).Should().NotBeNull();
        Complaint(AnswerOf("*", "X-G0", 403)).Should().NotBeNull();
        Complaint(AnswerOf("*", "X-G0", 200, ("Access-Control-Allow-Credentials", "true"))).Should().NotBeNull();
        Complaint(AnswerOf("*", "X-G0", 200, ("Vary", "Origin"))).Should().NotBeNull();
    }

    private static RawResponse AnswerOf(string origin, string exposed, int status = 200, params (string Name, string Value)[] more) =>
        new(status, [("Access-Control-Allow-Origin", origin), ("Access-Control-Expose-Headers", exposed), .. more], "");

    /// <summary>The complaint about an answer to a request that is sent and answered now.</summary>
    private string? Complaint(RawResponse response)
    {
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        return new Oracle(_generations, new("web")).Complaint(Any, response, now, now);
    }
}
