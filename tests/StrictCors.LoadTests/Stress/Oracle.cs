namespace StrictCors.LoadTests.Stress;

/// <summary>Says of an answer whether any version could give it that may have been in force while the request was under way. All of an answer
/// has to be of one version.</summary>
internal sealed class Oracle(Timeline<Generation> generations, Timeline<string> moves)
{
    /// <summary>Null if it is right.</summary>
    public string? Complaint(Ask ask, RawResponse response, long sent, long answered)
    {
        var answer = Answer.Describe(ask, response);
        var right = Right(ask, response, sent, answered).Distinct().ToList();
        return right.Contains(answer) ? null : $"{ask}: {answer}{Environment.NewLine}instead of {string.Join(Environment.NewLine, right)}";
    }

    private IEnumerable<string> Right(Ask ask, RawResponse response, long sent, long answered)
    {
        foreach (var generation in generations.Between(sent, answered))
        {
            foreach (var name in ask.Path switch
            {
                "/moving" => moves.Between(sent, answered),
                "/socket" => ["web"],
                _ => [ask.Path[1..]],
            })
            {
                foreach (var answer in Right(ask, response, generation, name))
                {
                    yield return answer;
                }
            }
        }
    }

    private static string[] Right(Ask ask, RawResponse response, Generation generation, string name)
    {
        if (name == MovingEndpoint.None)
        {
            return PlainReading.WithoutPolicy(ask);
        }

        if (name == MovingEndpoint.Disabled)
        {
            return [PlainReading.Of(ask, null, isAllowed: false)];
        }

        var policy = generation.Policies[name];
        var isAllowed = ask.Origin is not null && policy.Covers(ask.Origin);
        var isFaulty = false;
        if (name == "tenants" && !isAllowed && ask.Origin is not null && TenantSource.IsCustomer(ask.Origin))
        {
            // O4: a source that fails denies.
            (isAllowed, isFaulty) = (true, true);
        }

        // No method may be allowed that the policy does not have, whether the request asked for it or not.
        string[] safelisted = policy.Server ? [] : ["GET", "HEAD", "POST"];
        return Answer.Methods(response).Except([.. policy.Methods, .. safelisted]).Any()
            ? []
            : isFaulty ? [PlainReading.Of(ask, policy, true), PlainReading.Of(ask, policy, false)] : [PlainReading.Of(ask, policy, isAllowed)];
    }
}
