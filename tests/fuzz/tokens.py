"""The pieces that parsers stumble over, two blanks or a line end between each and the next."""


def _pieces(text: str) -> tuple[bytes, ...]:
    escaped = text.replace("\n", "  ").split("  ")
    return tuple(piece.encode("latin-1").decode("unicode_escape").encode("latin-1") for piece in escaped if piece)


PDF_TOKENS = _pieces(
    r"""
<<  >>  [  ]  (  )  <  >  %%EOF  endobj  stream\n  endstream  xref  obj  trailer  startxref\n0\n  4 0 R  3 0 R
2 0 R  1 0 R  0 0 R  /Kids [2 0 R]  /Parent 3 0 R  /Length 99999999  /Length -1  /Count 99999999
/Filter /FlateDecode  /Filter /LZWDecode  null  /Filter [/FlateDecode /FlateDecode]  /Filter /ASCII85Decode
/Filter /RunLengthDecode  /Type /Page  /DecodeParms << /Predictor 15 /Columns 99999999 >>  /Encrypt 4 0 R  /Prev 0
/XRefStm 9  /Size 0  \x20q\x20  \x20Q\x20  \x20cm\x20  \x20Tj\x20  \x20TJ\x20  \x20Tf\x20  \x20Td\x20  \x20T*\x20
\x20'\x20  \x20"\x20  \x20BT\x20  \x20ET\x20  \x20Do\x20  BI /W 9 /H 9 ID\x20  \x20EI\x20
beginbfrange <0000> <FFFFFFFF> <0000> endbfrange  endbfchar  \\  \\777  /FT /Tx  /V 4 0 R  /Opt [(a)]  /AS /A
/T (a)  /AP << /N << >> >>  #00  \xfe\xff  true
"""
)

PAGE_TOKENS = _pieces(
    r"""
<  >  </  <!  <!--  -->  --!>  <![  <![<![  ]]>  <?  ?>  &  &#  &#x  &#x110000;  &#xD800;  &#99999999999;  &amp
<div>  </div>  <table>  <tr>  <td>  </td>  </tr>  </table>  <a a='  <a a="  <a a a  <script>  </script  <style>
<title>  <pre>  <template>  </template>  <![CDATA[  <!doctype\x20  <meta charset=utf-7>  <br>  <p\x20  a=b\x20  /
<textarea>  \x00  \r\n  \xef\xbb\xbf  \xff\xfe  \xed\xa0\x80  \xf4\x90\x80\x80  =  '  "
"""
)

WORD_TOKENS = _pieces(
    r"""
<w:p>  </w:p>  <w:r>  <w:t>  </w:t>  <w:tbl>  </w:tbl>  <w:tr>  <w:tc>  </w:tc>  <x>  <!DOCTYPE x [<!ENTITY a 'b'>]>
<!ENTITY a 'b'>  &a;  &#0;  &#xD800;  &#x110000;  <![CDATA[  ]]>  <!--  -->  <?xml version='1.0' encoding='utf-7'?>
<?  xmlns:w='x'  <w:sym w:char='FFFF'/>  a='b'\x20  <mc:Fallback>  <w:moveFrom>  PK\x03\x04  PK\x01\x02  PK\x05\x06
PK\x06\x06  \xff\xff\xff\xff  \x00  word/document.xml  word/footnotes.xml  \x01\x00  c\x00  \x0e\x00  \x0c\x00
"""
)

TEXT_TOKENS = _pieces(
    r"""
\n  \r  \r\n  \x0b  \x0c  \x85  \t  \x20  -\n  -\x20  ```  ~~~  #  >\x20  |  ====  ..\x20  1.\x20  [x]:\x20  \x00
\xef\xbb\xbf  \xff\xfe  \xfe\xff  \xff\xfe\x00\x00  \xc3  \xe2\x80\xa8  \xed\xa0\x80  \xf4\x90\x80\x80  \xc2\xad
\xe2\x80\x8b  \xef\xac\x81  a-  \xc2\xa0  *  :x:\x20
"""
)

JSON_TOKENS = _pieces(
    r"""
{  }  [  ]  "  ,  :  null  true  1e999  -  NaN  "answers"  \\ud800  \\u0000  99999999999999999999999  \xff
\xef\xbb\xbf  {"a":  [[[[  "question"  "quote": 1  "shown": []
"""
)
