using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

/// <summary>A controller with a policy, and actions that have their own.</summary>
[ApiController]
[Route("controller")]
[StrictCors("a")]
internal sealed class MetadataController : ControllerBase
{
    [HttpPost("inherits")]
    public string Inherits() => "ran";

    [HttpPost("own")]
    [StrictCors("b")]
    public string Own() => "ran";

    [HttpPost("default")]
    [StrictCors]
    public string Default() => "ran";

    [HttpPost("disabled")]
    [DisableStrictCors]
    public string Disabled() => "ran";

    [HttpPost("framework-own")]
    [EnableCors("b")]
    public string FrameworkOwn() => "ran";

    [HttpPost("framework-default")]
    [EnableCors]
    public string FrameworkDefault() => "ran";

    [HttpPost("framework-disabled")]
    [DisableCors]
    public string FrameworkDisabled() => "ran";
}
